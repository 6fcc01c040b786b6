import type { Urgency } from '../../../kit/urgency.ts'
import { type Label, labels } from '../labels.ts'
import { bootstrap, calibrationError } from '../learn/metrics.ts'
import type { RiskLine } from './lines.ts'

/** What the engine said of a line. */
export interface RiskAnswer {
  readonly labels: readonly Label[]
  readonly urgency: Urgency
  /** Probability per label, in the order of `labels`. */
  readonly scores: readonly number[]
}

/** All shares in percent, one decimal. */
export interface RiskFigures {
  readonly macroF1: number
  readonly interval95: readonly number[]
  /** Of lines without a label, the share that was given one. */
  readonly harmlessFlagged: number
  /** Of emergencies, the share said to be P0 or P1; P0 alone. */
  readonly emergenciesSeen: number
  readonly emergenciesP0: number
  /** Of harmless lines, the share said to be P0 or P1. */
  readonly harmlessUrgent: number
  readonly perLabel: Readonly<
    Record<
      string,
      { readonly precision: number; readonly recall: number; readonly f1: number; readonly lines: number }
    >
  >
  readonly calibrationError: number
}

const percent = (part: number, whole = 1): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10

export const riskFigures = (lines: readonly RiskLine[], answers: readonly RiskAnswer[]): RiskFigures => {
  const all = lines.map((_, i) => i)
  const counts = countsOf(lines, answers, all)
  const interval = bootstrap(lines.length, (sample) => meanF1(countsOf(lines, answers, sample)), 200)
  const harmless = all.filter((i) => lines[i]?.labels.length === 0)
  const emergencies = all.filter((i) => lines[i]?.urgency === 'emergency')
  const urgent = (i: number): boolean => ['P0', 'P1'].includes(answers[i]?.urgency ?? 'P3')
  const share = (of: readonly number[], is: (i: number) => boolean): number =>
    percent(of.filter(is).length, of.length)
  return {
    macroF1: percent(meanF1(counts)),
    interval95: interval.map((value) => percent(value)),
    harmlessFlagged: share(harmless, (i) => (answers[i]?.labels.length ?? 0) > 0),
    emergenciesSeen: share(emergencies, urgent),
    emergenciesP0: share(emergencies, (i) => answers[i]?.urgency === 'P0'),
    harmlessUrgent: share(harmless, urgent),
    perLabel: Object.fromEntries(
      labels.map((label, k) => {
        const { hits, said, wanted } = counts[k] ?? noCounts
        return [
          label,
          {
            precision: percent(hits, said),
            recall: percent(hits, wanted),
            f1: percent(2 * hits, said + wanted),
            lines: wanted,
          },
        ]
      }),
    ),
    calibrationError: percent(
      calibrationError(
        answers.flatMap(({ scores }) => scores.map((score) => Math.max(score, 1 - score))),
        answers.flatMap(({ scores }, i) =>
          scores.map(
            (score, k) => score >= 0.5 === (lines[i]?.labels.some((label) => label === labels[k]) ?? false),
          ),
        ),
      ),
    ),
  }
}

interface Counts {
  readonly hits: number
  readonly said: number
  readonly wanted: number
}
const noCounts: Counts = { hits: 0, said: 0, wanted: 0 }

const countsOf = (
  lines: readonly RiskLine[],
  answers: readonly RiskAnswer[],
  rows: ArrayLike<number>,
): readonly Counts[] =>
  labels.map((label) => {
    let [hits, said, wanted] = [0, 0, 0]
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0
      const [yes, truth] = [
        answers[row]?.labels.includes(label) ?? false,
        lines[row]?.labels.includes(label) ?? false,
      ]
      if (yes && truth) hits++
      if (yes) said++
      if (truth) wanted++
    }
    return { hits, said, wanted }
  })

const meanF1 = (counts: readonly Counts[]): number =>
  counts.reduce((sum, { hits, said, wanted }) => sum + (2 * hits) / Math.max(1, said + wanted), 0) /
  counts.length
