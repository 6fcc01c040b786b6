import type { Columns } from '../db/columns.ts'
import { type Urgency, urgencies } from '../kit/urgency.ts'
import {
  type EscalationReason,
  escalationReasons,
  type Purpose,
  purposes,
  type ReferralState,
  referralStates,
  type UrgeWay,
  urgeWays,
} from './model.ts'

export interface ReferralTable {
  id: string
  number: string
  case_id: string
  from_agency_id: string
  to_agency_id: string
  purpose: Purpose
  urgency: Urgency
  state: ReferralState
  recipient: string
  sealed: Uint8Array
  result_sealed: Uint8Array | null
  return_sealed: Uint8Array | null
  drafted_at: Date
  drafted_by: string
  sent_at: Date | null
  acknowledge_due_at: Date | null
  delivered_at: Date | null
  delivered_by: string | null
  answered_at: Date | null
  report_due_at: Date | null
  reported_at: Date | null
  /** When the sender first read the result or the reason of a return. */
  read_at: Date | null
  closed_at: Date | null
  receiving_case_id: string | null
  erased_at: Date | null
}

export interface ReferralItemTable {
  referral_id: string
  object: string
  /** Whether this referral gave the receiver the key; only such a key is taken back. */
  granted: boolean
}

export interface EscalationTable {
  id: string
  referral_id: string
  agency_id: string
  reason: EscalationReason
  raised_at: Date
  seen_at: Date | null
  seen_by: string | null
  seen_how: UrgeWay | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  referral: {
    id: 'uuid',
    number: 'text',
    case_id: 'uuid',
    from_agency_id: 'uuid',
    to_agency_id: 'uuid',
    purpose: purposes,
    urgency: urgencies,
    state: referralStates,
    recipient: 'text',
    sealed: 'bytea',
    result_sealed: 'bytea',
    return_sealed: 'bytea',
    drafted_at: 'timestamptz',
    drafted_by: 'uuid',
    sent_at: 'timestamptz',
    acknowledge_due_at: 'timestamptz',
    delivered_at: 'timestamptz',
    delivered_by: 'uuid',
    answered_at: 'timestamptz',
    report_due_at: 'timestamptz',
    reported_at: 'timestamptz',
    read_at: 'timestamptz',
    closed_at: 'timestamptz',
    receiving_case_id: 'uuid',
    erased_at: 'timestamptz',
  } satisfies Columns<ReferralTable>,
  referral_item: {
    referral_id: 'uuid',
    object: 'text',
    granted: 'bool',
  } satisfies Columns<ReferralItemTable>,
  escalation: {
    id: 'uuid',
    referral_id: 'uuid',
    agency_id: 'uuid',
    reason: escalationReasons,
    raised_at: 'timestamptz',
    seen_at: 'timestamptz',
    seen_by: 'uuid',
    seen_how: urgeWays,
  } satisfies Columns<EscalationTable>,
}
