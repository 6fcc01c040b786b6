import { fewestNeeds } from './logic-nodes.ts'
import { byLeast, leastFlip, type Node, partsOf } from './node.ts'
import { compilePattern, patternPlaces } from './pattern.ts'
import type { Place, Scene } from './scene.ts'

/** A node that knows where it holds. */
export type PlacedNode = Node & { readonly places: (scene: Scene) => readonly Place[] }

export const isPlaced = (node: Node): node is PlacedNode => node.places !== undefined

export const patternNode = (pattern: string): Node => {
  const compiled = compilePattern(pattern)
  const places = (scene: Scene) => patternPlaces(compiled, pattern, scene)
  return {
    holds: (scene) => patternPlaces(compiled, pattern, scene, 1).length > 0,
    places,
    evidence: (scene) => partsOf(places(scene)),
    flip: (scene) => partsOf(places(scene)),
    needs: undefined,
    cost: 1000,
  }
}

/** All of them within so many words, over the best choice of their places. */
export const nearNode = (nodes: readonly PlacedNode[], words: number): Node =>
  windowNode(nodes, (members) => windows(members).filter(({ first, last }) => last - first < words))

/** Each begins after the one before has ended. */
export const sequenceNode = (nodes: readonly PlacedNode[]): Node => windowNode(nodes, chains)

/** So many places that do not overlap. */
export const countNode = (node: PlacedNode, atLeast: number): Node => ({
  holds: (scene) => apart(node.places(scene)).length >= atLeast,
  evidence: (scene) => partsOf(node.places(scene)),
  flip: (scene) => {
    const places = node.places(scene)
    const kept = apart(places)
    if (kept.length < places.length) return node.flip(scene)
    const least = kept.map(({ parts }) => parts).toSorted(byLeast)
    return least.slice(0, kept.length - atLeast + 1).flat()
  },
  needs: node.needs,
  cost: node.cost + 20,
})

const windowNode = (
  nodes: readonly PlacedNode[],
  find: (members: readonly (readonly Place[])[]) => readonly Place[],
): Node => {
  const places = (scene: Scene): readonly Place[] => {
    for (const node of nodes) if (!node.holds(scene)) return []
    return find(nodes.map((node) => node.places(scene)))
  }
  return {
    holds: (scene) => places(scene).length > 0,
    places,
    evidence: (scene) => places(scene).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0]?.parts ?? [],
    flip: (scene) => leastFlip(nodes, scene),
    needs: fewestNeeds(nodes),
    cost: nodes.reduce((sum, { cost }) => sum + cost, 20),
  }
}

const lengthOf = ({ first, last }: Place): number => last - first

/** For every place where one may begin, the tightest choice of one place of each member at or after it. */
const windows = (members: readonly (readonly Place[])[]): readonly Place[] =>
  startsOf(members.flat()).flatMap((start) => {
    const chosen = members.map((places) => earliestEnd(places, start))
    return joined(chosen)
  })

/** For every place of the first member, the earliest end the others allow. */
const chains = (members: readonly (readonly Place[])[]): readonly Place[] =>
  startsOf(members[0] ?? []).flatMap((start) => {
    let from = start
    const chosen = members.map((places) => {
      const place = earliestEnd(places, from)
      from = place === undefined ? Number.POSITIVE_INFINITY : place.last + 1
      return place
    })
    return joined(chosen)
  })

const startsOf = (places: readonly Place[]): readonly number[] => [
  ...new Set(places.map(({ first }) => first)),
]

const earliestEnd = (places: readonly Place[], from: number): Place | undefined => {
  let best: Place | undefined
  for (const place of places)
    if (
      place.first >= from &&
      (best === undefined || place.last < best.last || (place.last === best.last && place.first > best.first))
    )
      best = place
  return best
}

const joined = (chosen: readonly (Place | undefined)[]): readonly Place[] => {
  const places = chosen.flatMap((place) => (place === undefined ? [] : [place]))
  if (places.length < chosen.length) return []
  return [
    {
      first: Math.min(...places.map(({ first }) => first)),
      last: Math.max(...places.map(({ last }) => last)),
      parts: partsOf(places),
    },
  ]
}

/** The most places that do not overlap: always the one that ends first. */
const apart = (places: readonly Place[]): readonly Place[] => {
  let end = -1
  return places
    .toSorted((a, b) => a.last - b.last || b.first - a.first)
    .filter(({ first, last }) => {
      if (first <= end) return false
      end = last
      return true
    })
}
