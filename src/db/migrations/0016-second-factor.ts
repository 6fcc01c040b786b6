import type { ForwardMigration } from '../migration.ts'

export const secondFactor: ForwardMigration = {
  name: '0016-second-factor',
  why: 'A second proof at sign-in, sealed under the member’s own identity; several ways to open that identity; sessions know when somebody last proved who they are, and accounts since when they lie idle.',
  up: [
    // Everybody gets their 45 days from the upgrade on: nobody knows when they last signed in.
    `alter table accounts.member
      add column signed_in_at timestamptz,
      add column idle_since timestamptz not null default now(),
      add column idle_told_at timestamptz`,
    `create index member_by_idle on accounts.member (idle_since) where state = 'active'`, // idleMembers, once a day
    `alter table accounts.member_key
      drop constraint member_key_kind_check,
      add constraint member_key_kind_check check (kind in ('password', 'passkey', 'phrase'))`,
    `create table accounts.second_factor (
      member_id uuid primary key references accounts.member,
      sealed bytea not null,
      last_step int4 not null,
      confirmed_at timestamptz not null
    )`,
    `create table accounts.recovery_code (
      member_id uuid not null references accounts.member,
      hash bytea not null,
      used_at timestamptz,
      primary key (member_id, hash)
    )`,
    `create table accounts.pending (
      id text primary key,
      member_id uuid not null references accounts.member,
      kind text not null check (kind in ('password', 'passkey', 'phrase')),
      salt bytea not null,
      sealed bytea not null,
      expires_at timestamptz not null
    )`,
    `create index pending_by_member on accounts.pending (member_id)`, // ending whatever a member has begun
    `create index pending_by_expiry on accounts.pending (expires_at)`, // the sweep
    // Sessions of before, and those the previous release begins meanwhile, have proven nothing.
    `alter table accounts.session add column proven_at timestamptz not null default 'epoch'`,
  ],
}
