import type { Columns } from '../db/columns.ts'

export interface MemberTable {
  id: string
  agency_id: string
  login: string
  name: string
  roles: string[]
  state: 'active' | 'disabled'
  recipient: string
  created_at: Date
}

export interface MemberKeyTable {
  member_id: string
  kind: 'password'
  salt: Uint8Array
  sealed: Uint8Array
  set_at: Date
  must_change: boolean
}

export interface SessionTable {
  id: string
  member_id: string
  sealed: Uint8Array
  created_at: Date
  seen_at: Date
  expires_at: Date
}

export interface ShiftTable {
  member_id: string
  agency_id: string
  starts_at: Date
  ends_at: Date
  set_by: string
  set_at: Date
}

export interface ApiClientTable {
  id: string
  name: string
  key_hash: string
  scopes: string[]
  created_at: Date
  revoked_at: Date | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  member: {
    id: 'uuid',
    agency_id: 'uuid',
    login: 'text',
    name: 'text',
    roles: '_text',
    state: 'text',
    recipient: 'text',
    created_at: 'timestamptz',
  } satisfies Columns<MemberTable>,
  member_key: {
    member_id: 'uuid',
    kind: 'text',
    salt: 'bytea',
    sealed: 'bytea',
    set_at: 'timestamptz',
    must_change: 'bool',
  } satisfies Columns<MemberKeyTable>,
  session: {
    id: 'text',
    member_id: 'uuid',
    sealed: 'bytea',
    created_at: 'timestamptz',
    seen_at: 'timestamptz',
    expires_at: 'timestamptz',
  } satisfies Columns<SessionTable>,
  shift: {
    member_id: 'uuid',
    agency_id: 'uuid',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
    set_by: 'uuid',
    set_at: 'timestamptz',
  } satisfies Columns<ShiftTable>,
  api_client: {
    id: 'uuid',
    name: 'text',
    key_hash: 'text',
    scopes: '_text',
    created_at: 'timestamptz',
    revoked_at: 'timestamptz',
  } satisfies Columns<ApiClientTable>,
}
