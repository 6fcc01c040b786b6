import type { Columns } from '../db/columns.ts'
import {
  type Cause,
  causes,
  type ErasableClass,
  erasableClasses,
  type HoldReason,
  holdReasons,
  type PeriodState,
  periodStates,
} from './model/classes.ts'
import {
  type ExtensionReason,
  extensionReasons,
  type RefusalReason,
  type RightsKind,
  type RightsOutcome,
  type RightsSource,
  type RightsState,
  refusalReasons,
  rightsKinds,
  rightsOutcomes,
  rightsSources,
  rightsStates,
} from './model/rights.ts'

export interface PeriodTable {
  id: string
  class: ErasableClass
  months: number
  document: string
  article: string
  verified: boolean
  valid_from: Date
  state: PeriodState
  /** Null for the house's own proposal. */
  author_id: string | null
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface LegalHoldTable {
  id: string
  object: string
  agency_id: string
  reason: HoldReason
  document: string
  placed_by: string
  placed_at: Date
  released_by: string | null
  released_at: Date | null
}

export interface TombstoneTable {
  id: string
  object: string
  class: ErasableClass
  agency_id: string
  cause: Cause
  period_id: string | null
  counts: Record<string, number>
  erased_by: string
  erased_at: Date
}

export interface DoomedBlobTable {
  file: string
  doomed_at: Date
}

export interface RewriteDueTable {
  xid: string
  since: Date
}

export interface RightsRequestTable {
  id: string
  agency_id: string
  report_id: string | null
  source: RightsSource
  kind: RightsKind
  state: RightsState
  sealed: Uint8Array
  received_at: Date
  entered_by: string | null
  acknowledged_at: Date | null
  extended_at: Date | null
  extension_reason: ExtensionReason | null
  decided_at: Date | null
  decided_by: string | null
  outcome: RightsOutcome | null
  refusal_reason: RefusalReason | null
  closed_at: Date | null
  erased_at: Date | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  period: {
    id: 'uuid',
    class: erasableClasses,
    months: 'int4',
    document: 'text',
    article: 'text',
    verified: 'bool',
    valid_from: 'date',
    state: periodStates,
    author_id: 'uuid',
    proposed_at: 'timestamptz',
    decided_by: 'uuid',
    decided_at: 'timestamptz',
  } satisfies Columns<PeriodTable>,
  legal_hold: {
    id: 'uuid',
    object: 'text',
    agency_id: 'uuid',
    reason: holdReasons,
    document: 'text',
    placed_by: 'uuid',
    placed_at: 'timestamptz',
    released_by: 'uuid',
    released_at: 'timestamptz',
  } satisfies Columns<LegalHoldTable>,
  tombstone: {
    id: 'uuid',
    object: 'text',
    class: erasableClasses,
    agency_id: 'uuid',
    cause: causes,
    period_id: 'uuid',
    counts: 'jsonb',
    erased_by: 'text',
    erased_at: 'timestamptz',
  } satisfies Columns<TombstoneTable>,
  doomed_blob: { file: 'text', doomed_at: 'timestamptz' } satisfies Columns<DoomedBlobTable>,
  rewrite_due: { xid: 'text', since: 'timestamptz' } satisfies Columns<RewriteDueTable>,
  rights_request: {
    id: 'uuid',
    agency_id: 'uuid',
    report_id: 'uuid',
    source: rightsSources,
    kind: rightsKinds,
    state: rightsStates,
    sealed: 'bytea',
    received_at: 'timestamptz',
    entered_by: 'uuid',
    acknowledged_at: 'timestamptz',
    extended_at: 'timestamptz',
    extension_reason: extensionReasons,
    decided_at: 'timestamptz',
    decided_by: 'uuid',
    outcome: rightsOutcomes,
    refusal_reason: refusalReasons,
    closed_at: 'timestamptz',
    erased_at: 'timestamptz',
  } satisfies Columns<RightsRequestTable>,
}
