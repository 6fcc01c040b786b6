import type { ForwardMigration } from '../migration.ts'

export const agencies: ForwardMigration = {
  name: '0001-agencies',
  why: 'Areas and agencies as dated data (mergers change data, not code), who handles reports where, and who holds which key.',
  up: [
    `create schema agencies`,
    `create table agencies.area (
      code text primary key,
      name text not null,
      name_plain text not null,
      kind text not null check (kind in ('commune', 'ward', 'special-zone')),
      valid_from date not null,
      valid_to date
    )`,
    `create table agencies.agency (
      id uuid primary key,
      code text not null unique,
      name text not null,
      kind text not null check (kind in ('duty', 'commune', 'police', 'department')),
      area_code text references agencies.area,
      phone text,
      recipient text not null,
      valid_from date not null,
      valid_to date
    )`,
    `create table agencies.succession (
      id uuid primary key,
      kind text not null check (kind in ('area', 'agency')),
      old_code text not null,
      new_code text not null,
      share int4 not null check (share between 1 and 100),
      legal_document text not null,
      effective_on date not null
    )`,
    // Who handles reports of an area; area_code null: reports whose place is unknown, and the fallback of all others.
    `create table agencies.duty (
      id uuid primary key,
      area_code text references agencies.area,
      agency_id uuid not null references agencies.agency,
      valid_from date not null,
      valid_to date
    )`,
    `create index duty_by_area on agencies.duty (area_code)`, // responsibleAgency: one area, current row
    `create table agencies.agency_key (
      agency_id uuid not null references agencies.agency,
      holder text not null,
      sealed bytea not null,
      granted_at timestamptz not null,
      granted_by uuid,
      primary key (agency_id, holder)
    )`,
    // holder: agency:<id> or recovery; object: report:<id>, case:<id>, referral:<id>, evidence:<id>
    `create table agencies.key_grant (
      object text not null,
      holder text not null,
      sealed bytea not null,
      granted_at timestamptz not null,
      primary key (object, holder)
    )`,
    `create index key_grant_by_holder on agencies.key_grant (holder, object)`, // what an agency may open
    `create table agencies.recovery_key (
      id uuid primary key,
      recipient text not null,
      created_at timestamptz not null,
      retired_at timestamptz
    )`,
  ],
}
