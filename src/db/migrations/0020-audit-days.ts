import type { ForwardMigration } from '../migration.ts'

export const auditDays: ForwardMigration = {
  name: '0020-audit-days',
  why: 'Each day of the ledger is closed by an anchor, signed with a key that lies outside the database, so that whoever rewrites rows and recomputes every hash is still found, and on which day. The ledger is searched by person, action and time.',
  up: [
    `create table audit.day (
      day text primary key check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      first_seq int8 not null,
      last_seq int8 not null check (last_seq >= first_seq - 1),
      entries int8 not null check (entries = last_seq - first_seq + 1),
      hash text not null,
      previous text not null,
      closed_at timestamptz not null,
      key text not null,
      signature text not null
    )`,
    `create index entry_by_member on audit.entry (agency_id, actor_id, seq desc)`, // the ledger narrowed to a person
    `create index entry_by_action on audit.entry (agency_id, action, seq desc)`, // the ledger narrowed to a kind of deed
    `create index entry_by_time on audit.entry (agency_id, at)`, // the ledger between two days long ago
  ],
}
