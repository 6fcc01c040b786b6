import type { ForwardMigration } from '../migration.ts'

export const linkLists: ForwardMigration = {
  name: '0011-link-lists',
  why: 'Lists of web hosts that somebody answers for, harmful or trusted, with entries that end. The engine reads them from here, so that a new trap counts within the minute.',
  up: [
    `create table detection.link_list (
      id uuid primary key,
      name text not null unique,
      kind text not null check (kind in ('harmful', 'trusted')),
      source text not null,
      agency_id uuid not null references agencies.agency,
      added_by uuid not null,
      added_at timestamptz not null
    )`,
    `create table detection.link_entry (
      list_id uuid not null references detection.link_list,
      host text not null,
      note text not null,
      added_at timestamptz not null,
      added_by uuid not null,
      expires_on date,
      ended_at timestamptz,
      ended_by uuid,
      primary key (list_id, host)
    )`, // a list's page, by host; the engine reads all that have not ended
  ],
}
