import type { Evidence, Place, Scene } from './scene.ts'

/** A condition made ready to run. */
export interface Node {
  readonly holds: (scene: Scene) => boolean
  /** Where it holds; absent for conditions without a place (`not`, a length, …). */
  readonly places?: (scene: Scene) => readonly Place[]
  /** What was seen; asked only when it holds. */
  readonly evidence: (scene: Scene) => readonly Evidence[]
  /**
   * A smallest set of pieces whose removal makes it false; asked only when it holds. Undefined when nothing can be taken away.
   * Exact for atoms, `all`, `any` and `stages`; of `near` and `sequence` it takes away one whole member.
   */
  readonly flip: (scene: Scene) => readonly Evidence[] | undefined
  /** Atoms of which at least one is there whenever it holds; undefined when it may hold without any. */
  readonly needs: readonly number[] | undefined
  /** Rough work to decide it, so that cheap parts are asked first. */
  readonly cost: number
}

export const partsOf = (places: readonly Place[]): readonly Evidence[] => places.flatMap(({ parts }) => parts)

const wordsIn = (pieces: readonly Evidence[]): number =>
  pieces.reduce((sum, { first, last }) => sum + last - first + 1, 0)

export const byLeast = (a: readonly Evidence[], b: readonly Evidence[]): number =>
  a.length - b.length || wordsIn(a) - wordsIn(b)

/** The least of several ways to make something false. */
export const leastFlip = (nodes: readonly Node[], scene: Scene): readonly Evidence[] | undefined =>
  nodes
    .flatMap((node) => {
      const flip = node.flip(scene)
      return flip === undefined ? [] : [flip]
    })
    .toSorted(byLeast)[0]

/** What must all be taken away; undefined as soon as one part cannot. */
export const everyFlip = (
  flips: readonly (readonly Evidence[] | undefined)[],
): readonly Evidence[] | undefined =>
  flips.reduce<readonly Evidence[] | undefined>(
    (sum, flip) => (sum === undefined || flip === undefined ? undefined : union(sum, flip)),
    [],
  )

const union = (a: readonly Evidence[], b: readonly Evidence[]): readonly Evidence[] => [
  ...a,
  ...b.filter((piece) => !a.some((known) => isSame(known, piece))),
]
const isSame = (a: Evidence, b: Evidence): boolean =>
  a.first === b.first && a.last === b.last && a.what === b.what
