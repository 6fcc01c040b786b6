import type { Generated } from 'kysely'
import { type AgencyKind, agencyKinds } from '../agencies/model.ts'
import type { Columns } from '../db/columns.ts'
import type { Assessment } from '../detection/model.ts'
import { type Urgency, urgencies } from '../kit/urgency.ts'
import {
  type AgeBand,
  ageBands,
  attachmentStates,
  type Channel,
  channels,
  type ErasureCause,
  erasureCauses,
  type LegalNature,
  legalNatures,
  messageDirections,
  messageKinds,
  type Reporter,
  type ReportState,
  reporters,
  reportLocales,
  reportStates,
} from './model/words.ts'

export interface ReportTable {
  id: string
  locator: string
  idempotency_hash: string
  recipient: string
  code_salt: Uint8Array
  code_sealed: Uint8Array
  sealed: Uint8Array
  channel: Channel
  client_id: string | null
  reporter: Reporter
  age_band: AgeBand
  locale: 'vi' | 'en'
  area_code: string | null
  agency_id: string
  state: ReportState
  urgency: Urgency
  legal_nature: LegalNature | null
  categories: string[]
  assessment: Assessment
  received_at: Date
  due_at: Date
  opened_at: Date | null
  decided_at: Date | null
  informed_at: Date | null
  closed_at: Date | null
  merged_into: string | null
  indexed: Generated<boolean>
  file_count: number
  unread: Generated<boolean>
  receipt_hash: string | null
  receipt_until: Date | null
  erased_at: Date | null
  erased_for: ErasureCause | null
}

export interface AttachmentTable {
  id: string
  report_id: string | null
  draft_id: string | null
  message_id: string | null
  sealed: Uint8Array
  blob_key: string
  size: number
  state: 'stored' | 'locked'
  created_at: Date
}

export interface MessageTable {
  id: string
  report_id: string
  direction: 'in' | 'out'
  kind: 'message' | 'outcome'
  member_id: string | null
  sealed: Uint8Array
  created_at: Date
  read_at: Date | null
}

export interface ToldTable {
  id: string
  report_id: string
  /** Who knows of it now. */
  agency_kind: AgencyKind
  at: Date
}

export interface DraftTable {
  id: string
  sealed: Uint8Array
  locator: string | null
  code_salt: Uint8Array | null
  code_sealed: Uint8Array | null
  created_at: Date
  expires_at: Date
}

export interface ReporterSessionTable {
  id: string
  report_id: string
  sealed: Uint8Array
  expires_at: Date
}

export interface BlindTokenTable {
  agency_id: string
  token: Uint8Array
  report_id: string
}

export interface CategoryTable {
  code: string
  name_vi: string
  name_en: string
  dimension: string
  urgency: Urgency
  valid_from: Date
  valid_to: Date | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  report: {
    id: 'uuid',
    locator: 'text',
    idempotency_hash: 'text',
    recipient: 'text',
    code_salt: 'bytea',
    code_sealed: 'bytea',
    sealed: 'bytea',
    channel: channels,
    client_id: 'uuid',
    reporter: reporters,
    age_band: ageBands,
    locale: reportLocales,
    area_code: 'text',
    agency_id: 'uuid',
    state: reportStates,
    urgency: urgencies,
    legal_nature: legalNatures,
    categories: '_text',
    assessment: 'jsonb',
    received_at: 'timestamptz',
    due_at: 'timestamptz',
    opened_at: 'timestamptz',
    decided_at: 'timestamptz',
    informed_at: 'timestamptz',
    closed_at: 'timestamptz',
    merged_into: 'uuid',
    indexed: 'bool',
    file_count: 'int4',
    unread: 'bool',
    receipt_hash: 'text',
    receipt_until: 'timestamptz',
    erased_at: 'timestamptz',
    erased_for: erasureCauses,
  } satisfies Columns<ReportTable>,
  attachment: {
    id: 'uuid',
    report_id: 'uuid',
    draft_id: 'text',
    message_id: 'uuid',
    sealed: 'bytea',
    blob_key: 'text',
    size: 'int4',
    state: attachmentStates,
    created_at: 'timestamptz',
  } satisfies Columns<AttachmentTable>,
  message: {
    id: 'uuid',
    report_id: 'uuid',
    direction: messageDirections,
    kind: messageKinds,
    member_id: 'uuid',
    sealed: 'bytea',
    created_at: 'timestamptz',
    read_at: 'timestamptz',
  } satisfies Columns<MessageTable>,
  told: {
    id: 'uuid',
    report_id: 'uuid',
    agency_kind: agencyKinds,
    at: 'timestamptz',
  } satisfies Columns<ToldTable>,
  draft: {
    id: 'text',
    sealed: 'bytea',
    locator: 'text',
    code_salt: 'bytea',
    code_sealed: 'bytea',
    created_at: 'timestamptz',
    expires_at: 'timestamptz',
  } satisfies Columns<DraftTable>,
  reporter_session: {
    id: 'text',
    report_id: 'uuid',
    sealed: 'bytea',
    expires_at: 'timestamptz',
  } satisfies Columns<ReporterSessionTable>,
  blind_token: {
    agency_id: 'uuid',
    token: 'bytea',
    report_id: 'uuid',
  } satisfies Columns<BlindTokenTable>,
  category: {
    code: 'text',
    name_vi: 'text',
    name_en: 'text',
    dimension: 'text',
    urgency: urgencies,
    valid_from: 'date',
    valid_to: 'date',
  } satisfies Columns<CategoryTable>,
}
