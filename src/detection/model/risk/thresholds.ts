import { labels } from '../labels.ts'
import type { RiskLine } from './lines.ts'

export interface Thresholds {
  /** Probability from which a label is given, per label. */
  readonly labels: readonly number[]
  /** Probability of "at least emergency / high / normal" from which it is said. */
  readonly urgency: readonly number[]
}

/** At most this share of harmless lines may be flagged, and at least this share of emergencies must be seen as P0 or P1. */
const mostHarmlessFlagged = 0.08
const fewestEmergenciesSeen = 0.985

const grid = Array.from({ length: 90 }, (_, i) => 0.05 + i * 0.01)

/** Thresholds by probabilities that held-out lines were given; `probabilities` has 16 columns a line. */
export const chooseThresholds = (lines: readonly RiskLine[], probabilities: Float64Array): Thresholds => {
  const columns = labels.length + 3
  const at = (line: number, column: number): number => probabilities[line * columns + column] ?? 0
  const best = labels.map((label, k) =>
    bestF1(
      lines,
      (line) => line.labels.includes(label),
      (i) => at(i, k),
    ),
  )
  const harmless = lines.flatMap((line, i) => (line.labels.length === 0 ? [i] : []))
  const flagged = (rise: number): number =>
    harmless.filter((i) => best.some((threshold, k) => at(i, k) >= Math.min(0.99, threshold + rise))).length
  const rise =
    grid.map((step) => step - 0.05).find((step) => flagged(step) <= mostHarmlessFlagged * harmless.length) ??
    0
  const normal = labels.length + 2
  return {
    labels: best.map((threshold) => Math.min(0.99, threshold + rise)),
    urgency: [
      bestF1(
        lines,
        (line) => line.urgency === 'emergency',
        (i) => at(i, labels.length),
      ),
      highThreshold(lines, at),
      bestF1(
        lines,
        (line) => line.urgency !== 'low',
        (i) => at(i, normal),
      ),
    ],
  }
}

const bestF1 = (
  lines: readonly RiskLine[],
  isTrue: (line: RiskLine) => boolean,
  score: (line: number) => number,
): number => {
  const f1 = (threshold: number): number => {
    let [hits, said, wanted] = [0, 0, 0]
    for (const [i, line] of lines.entries()) {
      const [yes, truth] = [score(i) >= threshold, isTrue(line)]
      if (yes && truth) hits++
      if (yes) said++
      if (truth) wanted++
    }
    return (2 * hits) / Math.max(1, said + wanted)
  }
  // The mean of three neighbours: one lucky line must not set a threshold.
  const smooth = (threshold: number): number => f1(threshold - 0.02) + f1(threshold) + f1(threshold + 0.02)
  return grid.reduce((a, b) => (smooth(b) > smooth(a) ? b : a))
}

/** The highest threshold at which enough emergencies are at least "high". */
const highThreshold = (lines: readonly RiskLine[], at: (line: number, column: number) => number): number => {
  const emergencies = lines.flatMap((line, i) => (line.urgency === 'emergency' ? [i] : []))
  const seen = (threshold: number): number =>
    emergencies.filter((i) => at(i, labels.length) >= threshold || at(i, labels.length + 1) >= threshold)
      .length
  const enough = grid.filter((threshold) => seen(threshold) >= fewestEmergenciesSeen * emergencies.length)
  return Math.min(0.5, enough.at(-1) ?? 0.05)
}
