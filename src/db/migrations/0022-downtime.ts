import type { ForwardMigration } from '../migration.ts'

export const downtime: ForwardMigration = {
  name: '0022-downtime',
  why: 'State portals announce a planned stop seven working days ahead: what was announced, when, and whether it was taken back.',
  up: [
    `create schema portal`,
    `create table portal.downtime (
      id uuid primary key,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      reason text not null check (char_length(reason) between 1 and 200),
      urgent bool not null,
      planned_at timestamptz not null,
      cancelled_at timestamptz
    )`,
    `create index downtime_ahead on portal.downtime (ends_at) where cancelled_at is null`, // downtimesAhead: the notice on every page
  ],
}
