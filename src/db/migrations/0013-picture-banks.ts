import type { ForwardMigration } from '../migration.ts'

export const pictureBanks: ForwardMigration = {
  name: '0013-picture-banks',
  why: 'Lists of known pictures as PDQ hashes, with who answers for them. A picture that comes in is compared and locked when it is one of them; no hash of what came in is kept.',
  up: [
    `create table detection.picture_bank (
      id uuid primary key,
      name text not null unique,
      source text not null,
      note text not null,
      agency_id uuid not null references agencies.agency,
      added_by uuid not null,
      added_at timestamptz not null,
      active bool not null,
      revision int8 not null
    )`, // the revision rises when what is compared changes, so that every process reads the hashes anew
    `create table detection.known_picture (
      bank_id uuid not null references detection.picture_bank,
      hash bytea not null check (octet_length(hash) = 32),
      quality int4 check (quality between 0 and 100),
      tag text,
      added_at timestamptz not null,
      off_at timestamptz,
      off_by uuid,
      off_reason text,
      primary key (bank_id, hash),
      check ((off_at is null) = (off_reason is null))
    )`, // a bank's page, by hash
    `create index known_picture_by_hash on detection.known_picture (hash)`, // reading all once, by hash; a match with every bank that has it
  ],
}
