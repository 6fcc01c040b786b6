import type { ForwardMigration } from '../migration.ts'

export const accounts: ForwardMigration = {
  name: '0002-accounts',
  why: 'Members of agencies with their sealing identities, sessions that open nothing without the cookie, and partner keys.',
  up: [
    `create schema accounts`,
    `create table accounts.member (
      id uuid primary key,
      agency_id uuid not null references agencies.agency,
      login text not null unique,
      name text not null,
      roles text[] not null,
      state text not null check (state in ('active', 'disabled')),
      recipient text not null,
      created_at timestamptz not null
    )`,
    `create index member_by_agency on accounts.member (agency_id, state)`, // staffedAgencies, member lists
    `create table accounts.member_key (
      member_id uuid not null references accounts.member,
      kind text not null check (kind in ('password')),
      salt bytea not null,
      sealed bytea not null,
      set_at timestamptz not null,
      must_change bool not null,
      primary key (member_id, kind)
    )`,
    `create table accounts.session (
      id text primary key,
      member_id uuid not null references accounts.member,
      sealed bytea not null,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    `create index session_by_member on accounts.session (member_id)`, // ending a member's sessions
    `create index session_by_expiry on accounts.session (expires_at)`, // the sweep of expired sessions
    `create table accounts.api_client (
      id uuid primary key,
      name text not null,
      key_hash text not null unique,
      scopes text[] not null,
      created_at timestamptz not null,
      revoked_at timestamptz
    )`,
  ],
}
