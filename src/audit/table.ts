import type { Columns } from '../db/columns.ts'

export interface EntryTable {
  seq: number
  at: Date
  actor_kind: string
  actor_id: string | null
  agency_id: string | null
  action: string
  object: string
  reason: string | null
  outcome: 'done' | 'refused'
  previous_hash: string
  hash: string
}

export interface HeadTable {
  singleton: boolean
  seq: number
  hash: string
}

export interface DayTable {
  /** `2026-11-24`, a day of the province. */
  day: string
  first_seq: number
  last_seq: number
  entries: number
  hash: string
  previous: string
  closed_at: Date
  key: string
  signature: string
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  entry: {
    seq: 'int8',
    at: 'timestamptz',
    actor_kind: 'text',
    actor_id: 'text',
    agency_id: 'uuid',
    action: 'text',
    object: 'text',
    reason: 'text',
    outcome: 'text',
    previous_hash: 'text',
    hash: 'text',
  } satisfies Columns<EntryTable>,
  head: {
    singleton: 'bool',
    seq: 'int8',
    hash: 'text',
  } satisfies Columns<HeadTable>,
  day: {
    day: 'text',
    first_seq: 'int8',
    last_seq: 'int8',
    entries: 'int8',
    hash: 'text',
    previous: 'text',
    closed_at: 'timestamptz',
    key: 'text',
    signature: 'text',
  } satisfies Columns<DayTable>,
}
