import type { ForwardMigration } from '../migration.ts'

export const audit: ForwardMigration = {
  name: '0003-audit',
  why: 'An append-only, hash-chained ledger of every write and every opening of sealed content.',
  up: [
    `create schema audit`,
    `create table audit.entry (
      seq int8 primary key,
      at timestamptz not null,
      actor_kind text not null,
      actor_id text,
      agency_id uuid,
      action text not null,
      object text not null,
      reason text,
      outcome text not null check (outcome in ('done', 'refused')),
      previous_hash text not null,
      hash text not null
    )`,
    `create index entry_by_object on audit.entry (object, seq)`, // the timeline of a report, case or referral
    `create index entry_by_agency on audit.entry (agency_id, seq)`, // an auditor reads their agency, newest first
    `create table audit.head (
      singleton bool primary key check (singleton),
      seq int8 not null,
      hash text not null
    )`,
    `insert into audit.head (singleton, seq, hash) values (true, 0, '')`,
  ],
}
