import type { ForwardMigration } from '../migration.ts'

export const shift: ForwardMigration = {
  name: '0015-shift',
  why: 'Who is on duty: at night a P0 that nobody opened must reach a person by name. One shift a member, the present or the next; the ledger keeps the earlier ones.',
  up: [
    `create table accounts.shift (
      member_id uuid primary key references accounts.member,
      agency_id uuid not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      set_by uuid not null,
      set_at timestamptz not null
    )`,
    `create index shift_by_agency on accounts.shift (agency_id, ends_at)`, // shiftsOf: who is on duty now or later
  ],
}
