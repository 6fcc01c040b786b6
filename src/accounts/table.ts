import type { Columns } from '../db/columns.ts'
import { type MemberKeyKind, memberKeyKinds } from './model/ways.ts'

export interface MemberTable {
  id: string
  agency_id: string
  login: string
  name: string
  roles: string[]
  state: 'active' | 'disabled'
  recipient: string
  created_at: Date
  /** The latest sign-in; empty before the first. */
  signed_in_at: Date | null
  /** From when idleness counts: made, opened again, or signed in. */
  idle_since: Date
  /** When it was last said that this account lies idle and could not be disabled. */
  idle_told_at: Date | null
}

/** One way to open a member's identity. */
export interface MemberKeyTable {
  member_id: string
  kind: MemberKeyKind
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
  /** When whoever sits there last proved who they are. */
  proven_at: Date
}

/** Between the password and the code: the identity under the secret of a cookie, for five minutes. */
export interface PendingTable {
  id: string
  member_id: string
  kind: MemberKeyKind
  salt: Uint8Array
  sealed: Uint8Array
  expires_at: Date
}

/** The secret of a member's authenticator under their own identity, and the last time step that was accepted. */
export interface SecondFactorTable {
  member_id: string
  sealed: Uint8Array
  last_step: number
  confirmed_at: Date
}

export interface RecoveryCodeTable {
  member_id: string
  hash: Uint8Array
  used_at: Date | null
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
    signed_in_at: 'timestamptz',
    idle_since: 'timestamptz',
    idle_told_at: 'timestamptz',
  } satisfies Columns<MemberTable>,
  member_key: {
    member_id: 'uuid',
    kind: memberKeyKinds,
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
    proven_at: 'timestamptz',
  } satisfies Columns<SessionTable>,
  pending: {
    id: 'text',
    member_id: 'uuid',
    kind: memberKeyKinds,
    salt: 'bytea',
    sealed: 'bytea',
    expires_at: 'timestamptz',
  } satisfies Columns<PendingTable>,
  second_factor: {
    member_id: 'uuid',
    sealed: 'bytea',
    last_step: 'int4',
    confirmed_at: 'timestamptz',
  } satisfies Columns<SecondFactorTable>,
  recovery_code: {
    member_id: 'uuid',
    hash: 'bytea',
    used_at: 'timestamptz',
  } satisfies Columns<RecoveryCodeTable>,
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
