import type { Columns } from '../db/columns.ts'
import { type Urgency, urgencies } from '../kit/urgency.ts'
import { type TaskState, taskStates } from './model/task-moves.ts'
import {
  type CaseState,
  type CustodyAct,
  caseStates,
  custodyActs,
  type EvidenceKind,
  type EvidenceSource,
  evidenceKinds,
  evidenceSources,
  type HoldKind,
  holdKinds,
  type Outcome,
  outcomes,
  type SubjectKind,
  subjectKinds,
  type TaskKind,
  taskKinds,
} from './model/words.ts'

export interface CaseTable {
  id: string
  number: string
  agency_id: string
  state: CaseState
  urgency: Urgency
  categories: string[]
  area_code: string | null
  owner_id: string | null
  recipient: string
  sealed: Uint8Array
  opened_at: Date
  due_at: Date
  assessed_at: Date | null
  acting_at: Date | null
  resolved_at: Date | null
  closed_at: Date | null
  reopened_at: Date | null
  outcome: Outcome | null
  outcome_sealed: Uint8Array | null
  origin_referral_id: string | null
  erased_at: Date | null
}

export interface CaseReportTable {
  case_id: string
  report_id: string
  linked_at: Date
}

export interface HoldTable {
  case_id: string
  object: string
  kind: HoldKind
  raised_at: Date
  lifted_at: Date | null
}

export interface SubjectTable {
  id: string
  case_id: string
  kind: SubjectKind
  sealed: Uint8Array
  added_at: Date
  added_by: string
  removed_at: Date | null
}

export interface NoteTable {
  id: string
  case_id: string
  member_id: string
  sealed: Uint8Array
  created_at: Date
}

export interface TaskTable {
  id: string
  case_id: string
  kind: TaskKind
  sealed: Uint8Array
  assignee_id: string
  assigned_by: string
  state: TaskState
  created_at: Date
  due_at: Date
  submitted_at: Date | null
  confirmed_at: Date | null
}

export interface EvidenceTable {
  id: string
  case_id: string
  kind: EvidenceKind
  recipient: string
  sealed: Uint8Array
  blob_key: string | null
  sealed_sha256: string
  source: EvidenceSource
  collected_at: Date
  collected_by: string
  erased_at: Date | null
}

export interface CustodyTable {
  id: string
  evidence_id: string
  act: CustodyAct
  member_id: string
  agency_id: string
  at: Date
  sealed_sha256: string
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  case: {
    id: 'uuid',
    number: 'text',
    agency_id: 'uuid',
    state: caseStates,
    urgency: urgencies,
    categories: '_text',
    area_code: 'text',
    owner_id: 'uuid',
    recipient: 'text',
    sealed: 'bytea',
    opened_at: 'timestamptz',
    due_at: 'timestamptz',
    assessed_at: 'timestamptz',
    acting_at: 'timestamptz',
    resolved_at: 'timestamptz',
    closed_at: 'timestamptz',
    reopened_at: 'timestamptz',
    outcome: outcomes,
    outcome_sealed: 'bytea',
    origin_referral_id: 'uuid',
    erased_at: 'timestamptz',
  } satisfies Columns<CaseTable>,
  case_report: {
    case_id: 'uuid',
    report_id: 'uuid',
    linked_at: 'timestamptz',
  } satisfies Columns<CaseReportTable>,
  hold: {
    case_id: 'uuid',
    object: 'text',
    kind: holdKinds,
    raised_at: 'timestamptz',
    lifted_at: 'timestamptz',
  } satisfies Columns<HoldTable>,
  subject: {
    id: 'uuid',
    case_id: 'uuid',
    kind: subjectKinds,
    sealed: 'bytea',
    added_at: 'timestamptz',
    added_by: 'uuid',
    removed_at: 'timestamptz',
  } satisfies Columns<SubjectTable>,
  note: {
    id: 'uuid',
    case_id: 'uuid',
    member_id: 'uuid',
    sealed: 'bytea',
    created_at: 'timestamptz',
  } satisfies Columns<NoteTable>,
  task: {
    id: 'uuid',
    case_id: 'uuid',
    kind: taskKinds,
    sealed: 'bytea',
    assignee_id: 'uuid',
    assigned_by: 'uuid',
    state: taskStates,
    created_at: 'timestamptz',
    due_at: 'timestamptz',
    submitted_at: 'timestamptz',
    confirmed_at: 'timestamptz',
  } satisfies Columns<TaskTable>,
  evidence: {
    id: 'uuid',
    case_id: 'uuid',
    kind: evidenceKinds,
    recipient: 'text',
    sealed: 'bytea',
    blob_key: 'text',
    sealed_sha256: 'text',
    source: evidenceSources,
    collected_at: 'timestamptz',
    collected_by: 'uuid',
    erased_at: 'timestamptz',
  } satisfies Columns<EvidenceTable>,
  custody: {
    id: 'uuid',
    evidence_id: 'uuid',
    act: custodyActs,
    member_id: 'uuid',
    agency_id: 'uuid',
    at: 'timestamptz',
    sealed_sha256: 'text',
  } satisfies Columns<CustodyTable>,
}
