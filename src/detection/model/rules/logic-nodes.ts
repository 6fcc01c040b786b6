import type { Kind } from '../labels.ts'
import { byLeast, everyFlip, leastFlip, type Node, partsOf } from './node.ts'
import type { Scene } from './scene.ts'

/** A concept or a phrase. */
export const atomNode = (atom: number): Node => ({
  holds: (scene) => scene.has(atom),
  places: (scene) => scene.places(atom),
  evidence: (scene) => partsOf(scene.places(atom)),
  flip: (scene) => partsOf(scene.places(atom)),
  needs: [atom],
  cost: 1,
})

export const allNode = (nodes: readonly Node[]): Node => {
  const cheapFirst = nodes.toSorted((a, b) => a.cost - b.cost)
  return {
    holds: (scene) => {
      for (const node of cheapFirst) if (!node.holds(scene)) return false
      return true
    },
    evidence: (scene) => nodes.flatMap((node) => node.evidence(scene)),
    flip: (scene) => leastFlip(nodes, scene),
    needs: fewestNeeds(nodes),
    cost: sumOfCosts(nodes),
  }
}

export const anyNode = (nodes: readonly Node[]): Node => {
  const cheapFirst = nodes.toSorted((a, b) => a.cost - b.cost)
  const placed = nodes.flatMap(({ places }) => (places === undefined ? [] : [places]))
  const holding = (scene: Scene) => nodes.filter((node) => node.holds(scene))
  return {
    holds: (scene) => {
      for (const node of cheapFirst) if (node.holds(scene)) return true
      return false
    },
    ...(placed.length === nodes.length && {
      places: (scene: Scene) => placed.flatMap((places) => places(scene)),
    }),
    evidence: (scene) => holding(scene).flatMap((node) => node.evidence(scene)),
    flip: (scene) => everyFlip(holding(scene).map((node) => node.flip(scene))),
    needs: allNeeds(nodes),
    cost: sumOfCosts(nodes),
  }
}

export const notNode = (node: Node): Node => ({
  holds: (scene) => !node.holds(scene),
  evidence: () => [],
  flip: () => undefined,
  needs: undefined,
  cost: node.cost,
})

/** At least so many different ones of a list. */
export const stagesNode = (nodes: readonly Node[], atLeast: number): Node => {
  const holding = (scene: Scene) => nodes.filter((node) => node.holds(scene))
  const free = nodes.filter(({ needs }) => needs === undefined).length
  return {
    holds: (scene) => {
      let held = 0
      for (const node of nodes) if (node.holds(scene) && ++held >= atLeast) return true
      return false
    },
    evidence: (scene) => holding(scene).flatMap((node) => node.evidence(scene)),
    flip: (scene) => {
      const held = holding(scene).map((node) => node.flip(scene))
      const ways = held.flatMap((flip) => (flip === undefined ? [] : [flip])).toSorted(byLeast)
      const tooMany = held.length - atLeast + 1
      return ways.length < tooMany ? undefined : everyFlip(ways.slice(0, tooMany))
    },
    // Even if every part without an atom holds, one part with an atom must.
    needs: free < atLeast ? nodes.flatMap(({ needs }) => needs ?? []) : undefined,
    cost: sumOfCosts(nodes),
  }
}

/** Something about the text as a whole; nothing to point at. */
export const wholeNode = (holds: (scene: Scene) => boolean): Node => ({
  holds,
  evidence: () => [],
  flip: () => undefined,
  needs: undefined,
  cost: 0,
})

export const kindNode = (kinds: readonly Kind[]): Node => wholeNode(({ kind }) => kinds.includes(kind))
export const wordsNode = (atLeast = 0, atMost = Number.POSITIVE_INFINITY): Node =>
  wholeNode(({ text }) => text.words.count >= atLeast && text.words.count <= atMost)
export const turnsNode = (atLeast: number): Node =>
  wholeNode(
    ({ text: { words } }) => (words.count === 0 ? 0 : (words.turn[words.count - 1] ?? 0) + 1) >= atLeast,
  )

const sumOfCosts = (nodes: readonly Node[]): number => nodes.reduce((sum, { cost }) => sum + cost, 1)

/** The part that is likely the rarest decides when the whole is looked at. */
export const fewestNeeds = (nodes: readonly Node[]): readonly number[] | undefined =>
  nodes
    .flatMap(({ needs }) => (needs === undefined ? [] : [needs]))
    .toSorted((a, b) => a.length - b.length)[0]

const allNeeds = (nodes: readonly Node[]): readonly number[] | undefined =>
  nodes.every(({ needs }) => needs !== undefined) ? nodes.flatMap(({ needs }) => needs ?? []) : undefined
