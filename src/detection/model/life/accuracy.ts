import type { Urgency } from '../../../kit/urgency.ts'
import { wilson } from '../learn/metrics.ts'

/** A share of few things: its count, and between which bounds the true share lies (95 %, Wilson). */
export interface Share {
  readonly part: number
  readonly whole: number
  readonly low: number
  readonly high: number
}

export const shareOf = (part: number, whole: number): Share => {
  const [low, high] = wilson(part, whole)
  return { part, whole, low, high }
}

/** What the machine suggested and people decided for one label, counted. */
export interface LabelCounts {
  readonly label: string
  readonly both: number
  readonly suggestedOnly: number
  readonly decidedOnly: number
}

export interface LabelAccuracy {
  readonly label: string
  /** Of what the machine suggested, how much people kept. */
  readonly precision: Share
  /** Of what people decided, how much the machine had suggested. */
  readonly recall: Share
}

export const accuracyOf = ({ label, both, suggestedOnly, decidedOnly }: LabelCounts): LabelAccuracy => ({
  label,
  precision: shareOf(both, both + suggestedOnly),
  recall: shareOf(both, both + decidedOnly),
})

export interface UrgencyPair {
  readonly suggested: Urgency
  readonly decided: Urgency
  readonly n: number
}

export interface UrgencyAccuracy {
  readonly same: Share
  /** The machine thought it less urgent than people did: the costly mistake. */
  readonly tooLow: Share
  readonly tooHigh: Share
}

export const urgencyAccuracy = (pairs: readonly UrgencyPair[]): UrgencyAccuracy => {
  const sum = (which: (pair: UrgencyPair) => boolean): number =>
    pairs.filter(which).reduce((total, { n }) => total + n, 0)
  const all = sum(() => true)
  return {
    same: shareOf(
      sum(({ suggested, decided }) => suggested === decided),
      all,
    ),
    // P0 < P1 < P2 < P3 as text: the greater is the less urgent.
    tooLow: shareOf(
      sum(({ suggested, decided }) => suggested > decided),
      all,
    ),
    tooHigh: shareOf(
      sum(({ suggested, decided }) => suggested < decided),
      all,
    ),
  }
}
