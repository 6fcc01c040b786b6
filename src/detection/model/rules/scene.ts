import type { Kind } from '../labels.ts'
import type { Hit } from '../scan/chains.ts'
import { type Normalised, textOf } from '../text/normalise.ts'

/** A range of words of a text, both ends inclusive, and what was seen there: a concept's name, a phrase or a pattern. */
export interface Evidence {
  readonly first: number
  readonly last: number
  readonly what: string
}

/** One place where a condition holds, and the pieces it is made of. */
export interface Place {
  readonly first: number
  readonly last: number
  readonly parts: readonly Evidence[]
}

/** One text as the conditions see it. Atoms are the concepts and phrases the scanner looks for, by number. */
export interface Scene {
  readonly text: Normalised
  readonly kind: Kind
  readonly has: (atom: number) => boolean
  readonly places: (atom: number) => readonly Place[]
  /** The normalised text, made at the first pattern that asks. */
  readonly string: () => string
}

export interface Stage {
  /** The scene of the next text; valid until the next call. */
  readonly show: (text: Normalised, kind: Kind, hits: readonly Hit[]) => Scene
  /** The distinct atoms of the text shown last. */
  readonly seen: () => Int32Array
}

/** Room for one text at a time, used again and again so that a text without hits costs no memory. */
export const newStage = (whats: readonly string[]): Stage => {
  const shownIn = new Float64Array(whats.length)
  const head = new Int32Array(whats.length)
  const distinct = new Int32Array(whats.length)
  let next = new Int32Array(256)
  let show = 0
  let count = 0
  let hits: readonly Hit[] = []
  return {
    seen: () => distinct.subarray(0, count),
    show: (text, kind, found) => {
      show++
      count = 0
      hits = found
      if (found.length > next.length) next = new Int32Array(found.length * 2)
      for (let i = found.length - 1; i >= 0; i--) {
        const atom = found[i]?.phrase ?? 0
        if (shownIn[atom] !== show) {
          shownIn[atom] = show
          head[atom] = -1
          distinct[count++] = atom
        }
        next[i] = head[atom] ?? -1
        head[atom] = i
      }
      let string: string | undefined
      return {
        text,
        kind,
        has: (atom) => shownIn[atom] === show,
        places: (atom) => (shownIn[atom] === show ? placesFrom(head[atom] ?? -1, whats[atom] ?? '') : []),
        string: () => {
          string ??= textOf(text)
          return string
        },
      }
    },
  }

  function placesFrom(start: number, what: string): readonly Place[] {
    const places: Place[] = []
    for (let i = start; i >= 0; i = next[i] ?? -1) {
      const hit = hits[i]
      if (hit === undefined) break
      const { first, last } = hit
      places.push({ first, last, parts: [{ first, last, what }] })
    }
    return places
  }
}

/** Without repetitions and without ranges that lie inside another of the same kind; in the order of the text. */
export const tidy = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const sorted = evidence.toSorted((a, b) => a.first - b.first || b.last - a.last)
  const reach = new Map<string, number>()
  return sorted.filter(({ last, what }) => {
    if (last <= (reach.get(what) ?? -1)) return false
    reach.set(what, last)
    return true
  })
}
