import type { ColumnType } from 'kysely'
import type { Columns } from '../db/columns.ts'
import { type Urgency, urgencies } from '../kit/urgency.ts'
import { type Kind, kinds } from './model/labels.ts'
import {
  type BacktestState,
  backtestStates,
  type FiringOutcome,
  firingOutcomes,
  type RuleState,
  ruleStates,
  type Verdict,
  verdicts,
} from './model/life/rule-moves.ts'
import { type LinkListKind, linkListKinds } from './model/links/host-list.ts'

/** Read as parsed JSON, written as its text. */
type Json = ColumnType<unknown, string | null, string | null>
/** `YYYY-MM-DD`, the province's day. */
type Day = ColumnType<Date | string, string, never>

export interface RuleTable {
  id: string
  created_at: Date
}

export interface RuleVersionTable {
  rule_id: string
  version: number
  yaml: string
  rule: Json
  label: string
  author_id: string
  agency_id: string
  at: Date
  state: RuleState
  daily_quota: number
  changed_at: Date
}

export interface HouseRuleOffTable {
  rule_id: string
  off_at: Date
  off_by: string
}

export interface EngineStampTable {
  one: ColumnType<boolean, boolean | undefined, never>
  stamp: number
}

export interface SampleTable {
  id: string
  source: string
  kind: Kind
  text: string
  sha256: string
  imported_at: Date
  imported_by: string
}

export interface BacktestTable {
  id: string
  rule_id: string
  version: number
  state: BacktestState
  asked_at: Date
  asked_by: string
  finished_at: Date | null
  seen: number
  total: number
  report: Json
}

export interface BacktestPickTable {
  id: string
  backtest_id: string
  fired: boolean
  source: string
  kind: Kind
  text: string
  verdict: Verdict | null
  judged_by: string | null
  judged_at: Date | null
}

export interface RuleDayTable {
  rule_id: string
  version: number
  agency_id: string
  day: Day
  outcome: FiringOutcome
  hits: number
}

export interface AssessedDayTable {
  agency_id: string
  day: Day
  texts: number
}

export interface CountedTable {
  once: string
  day: Day
}

export interface CorrectionTable {
  report_id: string
  agency_id: string
  at: Date
  model: string
  label: string
  suggested: boolean
  decided: boolean
}

export interface UrgencyCorrectionTable {
  report_id: string
  agency_id: string
  at: Date
  model: string
  suggested: Urgency
  decided: Urgency
}

export interface LinkListTable {
  id: string
  name: string
  kind: LinkListKind
  source: string
  agency_id: string
  added_by: string
  added_at: Date
}

export interface LinkEntryTable {
  list_id: string
  host: string
  note: string
  added_at: Date
  added_by: string
  /** The last day it counts. */
  expires_on: ColumnType<Date | string | null, string | null, string | null>
  ended_at: Date | null
  ended_by: string | null
}

export interface PictureBankTable {
  id: string
  name: string
  source: string
  note: string
  agency_id: string
  added_by: string
  added_at: Date
  active: boolean
  revision: number
}

export interface KnownPictureTable {
  bank_id: string
  hash: Uint8Array
  quality: number | null
  tag: string | null
  added_at: Date
  off_at: Date | null
  off_by: string | null
  off_reason: string | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  rule: { id: 'text', created_at: 'timestamptz' } satisfies Columns<RuleTable>,
  rule_version: {
    rule_id: 'text',
    version: 'int4',
    yaml: 'text',
    rule: 'jsonb',
    label: 'text',
    author_id: 'uuid',
    agency_id: 'uuid',
    at: 'timestamptz',
    state: ruleStates,
    daily_quota: 'int4',
    changed_at: 'timestamptz',
  } satisfies Columns<RuleVersionTable>,
  house_rule_off: {
    rule_id: 'text',
    off_at: 'timestamptz',
    off_by: 'uuid',
  } satisfies Columns<HouseRuleOffTable>,
  engine_stamp: { one: 'bool', stamp: 'int8' } satisfies Columns<EngineStampTable>,
  sample: {
    id: 'uuid',
    source: 'text',
    kind: kinds,
    text: 'text',
    sha256: 'text',
    imported_at: 'timestamptz',
    imported_by: 'uuid',
  } satisfies Columns<SampleTable>,
  backtest: {
    id: 'uuid',
    rule_id: 'text',
    version: 'int4',
    state: backtestStates,
    asked_at: 'timestamptz',
    asked_by: 'uuid',
    finished_at: 'timestamptz',
    seen: 'int4',
    total: 'int4',
    report: 'jsonb',
  } satisfies Columns<BacktestTable>,
  backtest_pick: {
    id: 'uuid',
    backtest_id: 'uuid',
    fired: 'bool',
    source: 'text',
    kind: kinds,
    text: 'text',
    verdict: verdicts,
    judged_by: 'uuid',
    judged_at: 'timestamptz',
  } satisfies Columns<BacktestPickTable>,
  rule_day: {
    rule_id: 'text',
    version: 'int4',
    agency_id: 'uuid',
    day: 'date',
    outcome: firingOutcomes,
    hits: 'int4',
  } satisfies Columns<RuleDayTable>,
  assessed_day: { agency_id: 'uuid', day: 'date', texts: 'int4' } satisfies Columns<AssessedDayTable>,
  counted: { once: 'text', day: 'date' } satisfies Columns<CountedTable>,
  correction: {
    report_id: 'uuid',
    agency_id: 'uuid',
    at: 'timestamptz',
    model: 'text',
    label: 'text',
    suggested: 'bool',
    decided: 'bool',
  } satisfies Columns<CorrectionTable>,
  picture_bank: {
    id: 'uuid',
    name: 'text',
    source: 'text',
    note: 'text',
    agency_id: 'uuid',
    added_by: 'uuid',
    added_at: 'timestamptz',
    active: 'bool',
    revision: 'int8',
  } satisfies Columns<PictureBankTable>,
  known_picture: {
    bank_id: 'uuid',
    hash: 'bytea',
    quality: 'int4',
    tag: 'text',
    added_at: 'timestamptz',
    off_at: 'timestamptz',
    off_by: 'uuid',
    off_reason: 'text',
  } satisfies Columns<KnownPictureTable>,
  urgency_correction: {
    report_id: 'uuid',
    agency_id: 'uuid',
    at: 'timestamptz',
    model: 'text',
    suggested: urgencies,
    decided: urgencies,
  } satisfies Columns<UrgencyCorrectionTable>,
  link_list: {
    id: 'uuid',
    name: 'text',
    kind: linkListKinds,
    source: 'text',
    agency_id: 'uuid',
    added_by: 'uuid',
    added_at: 'timestamptz',
  } satisfies Columns<LinkListTable>,
  link_entry: {
    list_id: 'uuid',
    host: 'text',
    note: 'text',
    added_at: 'timestamptz',
    added_by: 'uuid',
    expires_on: 'date',
    ended_at: 'timestamptz',
    ended_by: 'uuid',
  } satisfies Columns<LinkEntryTable>,
}
