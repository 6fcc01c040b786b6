import type { Names } from '../../audit/model/ledger-words.ts'
import type { TimelineEntry } from '../../audit/store.ts'
import type { Translate } from '../../kit/text.ts'
import type { Stretch } from '../model/life/try-rule.ts'
import type { Problem } from '../model/rules/problem.ts'
import type { BacktestRow, PickRow } from '../store/backtests.ts'
import type { VersionRow } from '../store/rules.ts'

export interface RuleViewProps {
  readonly t: Translate
  readonly formToken: string
  /** The version on show, and all of them, the latest first. */
  readonly row: VersionRow
  readonly versions: readonly VersionRow[]
  readonly reason: string
  readonly mistakes: readonly Problem[]
  readonly tested: BacktestRow | undefined
  /** What the house's rules tell an officer, by id: an id says little. */
  readonly says: ReadonlyMap<string, string>
  readonly picks: readonly (PickRow & { readonly stretches: readonly Stretch[] })[]
  /** One's own agency's counts of seven days for this version, by outcome. */
  readonly counts: Readonly<Record<'spoke' | 'would-have' | 'over-quota', number>>
  readonly isOver: boolean
  readonly story: readonly TimelineEntry[]
  readonly names: Names
  readonly mayWrite: boolean
  readonly mayPromote: boolean
  readonly done?: string | undefined
  readonly problem?: string | undefined
}
