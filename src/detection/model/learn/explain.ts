import type { Normalised } from '../text/normalise.ts'
import { prime } from '../text/word-hash.ts'
import { runs, slotOf } from './features.ts'
import type { Quantised } from './weights-file.ts'

/**
 * How much each word added to one column's raw score, by the runs of letters within and across it. The shares add up to about
 * the part of the score that comes from letters; the weights of shared runs are divided evenly.
 */
export const wordShares = (text: Normalised, model: Quantised, column: number): Float64Array => {
  const perUnit = new Float64Array(text.length + 1)
  const { weights, columns, steps, bits } = model
  const weightOf = (hash: number): number => weights[slotOf(hash, 32 - bits) * columns + column] ?? 0
  addRuns(perUnit, text.units, runs.letters, weightOf)
  addRuns(perUnit, text.bare, runs.bare, weightOf)
  for (let j = 1; j < perUnit.length; j++) perUnit[j] = (perUnit[j] ?? 0) + (perUnit[j - 1] ?? 0)
  const shares = new Float64Array(text.words.count)
  const wordScale = 1 / Math.sqrt(Math.max(1, text.words.count * 3))
  for (let i = 0; i < shares.length; i++) {
    const [start, end] = [text.words.start[i] ?? 0, text.words.end[i] ?? 0]
    let sum = weightOf(text.words.hash[i] ?? 0) * wordScale
    for (let j = start; j < end; j++) sum += perUnit[j] ?? 0
    shares[i] = sum * (steps[column] ?? 0)
  }
  return shares
}

/** Adds each run's share where it begins and takes it off where it ends: summed up later, every unit of the run has it. */
const addRuns = (
  perUnit: Float64Array,
  units: Uint16Array,
  { seed, shortest, longest }: (typeof runs)[keyof typeof runs],
  weightOf: (hash: number) => number,
): void => {
  // As if all runs were distinct, which they nearly are.
  const scale = 1 / Math.sqrt(Math.max(1, units.length * (longest - shortest + 1)))
  for (let i = 0; i < units.length; i++) {
    let hash: number = seed
    const end = Math.min(i + longest, units.length)
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ (units[j] ?? 0), prime)
      if (j - i < shortest - 1) continue
      const share = (weightOf(hash) * scale) / (j - i + 1)
      perUnit[i] = (perUnit[i] ?? 0) + share
      perUnit[j + 1] = (perUnit[j + 1] ?? 0) - share
    }
  }
}

export interface Span {
  readonly first: number
  readonly last: number
  /** Its share of the raw score. */
  readonly weight: number
}

/** The few stretches of words that said most for a column: neighbours that both add are one stretch. */
export const strongestSpans = (shares: Float64Array, most: number, least: number): readonly Span[] => {
  const spans: Span[] = []
  for (let i = 0; i < shares.length; i++) {
    if ((shares[i] ?? 0) < least) continue
    let [last, weight] = [i, shares[i] ?? 0]
    while (last + 1 < shares.length && (shares[last + 1] ?? 0) >= least / 2) weight += shares[++last] ?? 0
    spans.push({ first: i, last, weight })
    i = last
  }
  return spans
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .toSorted((a, b) => a.first - b.first)
}
