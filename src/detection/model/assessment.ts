import type { Urgency } from '../../kit/urgency.ts'
import type { Hostility, Label } from './labels.ts'
import type { Quantised } from './learn/weights-file.ts'
import type { HostList } from './links/host-list.ts'
import type { RuleBook } from './rules/compile.ts'
import type { Lexicon } from './rules/schema.ts'

/** A piece of the text and what it says; offsets are UTF-16 units of the original, end exclusive. */
export interface Finding {
  readonly label: Label | 'offensive' | 'hate-speech' | 'link'
  readonly start: number
  readonly end: number
  /** One plain sentence in Vietnamese. */
  readonly reason: string
  /** `rule:<id>@<version>`, `link:<code>`, or `model:<hash>`. */
  readonly source: string
  /** What it added, about 0..1. */
  readonly weight: number
  /** Whether the label would not have been given without this piece alone. */
  readonly flips: boolean
}

export interface TextAssessment {
  /** Labels given, in fixed order. */
  readonly labels: readonly Label[]
  /** Probability of each label, 0..1, four decimals. */
  readonly scores: Readonly<Record<Label, number>>
  readonly urgency: Urgency
  readonly hostility: { readonly label: Hostility; readonly score: number }
  readonly findings: readonly Finding[]
}

export interface RiskPart {
  readonly model: Quantised
  readonly hash: string
  readonly calibration: readonly { readonly slope: number; readonly shift: number }[]
  readonly thresholds: { readonly labels: readonly number[]; readonly urgency: readonly number[] }
}
export interface HostilityPart {
  readonly model: Quantised
  readonly hash: string
  readonly offsets: readonly number[]
}
export interface EngineParts {
  readonly lexicon: Lexicon
  readonly book: RuleBook
  readonly risk: RiskPart
  readonly hostility: HostilityPart
  /** Marks words as hostile; from ViHOS. */
  readonly spans: { readonly model: Quantised; readonly hash: string; readonly threshold: number }
  readonly hosts: HostList
  /** For the expiry of listed hosts. */
  readonly now: Date
}
