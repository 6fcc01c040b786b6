import type { ForwardMigration } from '../migration.ts'

export const intake: ForwardMigration = {
  name: '0004-intake',
  why: 'Sealed reports with what the queue needs in clear, their files and messages, unfinished drafts, and the blind index.',
  up: [
    `create schema intake`,
    `create table intake.report (
      id uuid primary key,
      locator text not null unique,
      idempotency_hash text not null unique,
      recipient text not null,
      code_salt bytea not null,
      code_sealed bytea not null,
      sealed bytea not null,
      channel text not null check (channel in ('portal', 'phone', 'visit', 'api')),
      client_id uuid,
      reporter text not null check (reporter in ('child', 'parent', 'teacher', 'journalist', 'neighbour', 'other')),
      age_band text not null check (age_band in ('under-6', '6-10', '11-15', '16-17', 'adult', 'unknown')),
      locale text not null check (locale in ('vi', 'en')),
      area_code text references agencies.area,
      agency_id uuid not null references agencies.agency,
      state text not null check (state in ('received', 'in_triage', 'accepted', 'merged', 'redirected', 'declined', 'closed')),
      urgency text not null check (urgency in ('P0', 'P1', 'P2', 'P3')),
      legal_nature text check (legal_nature in ('feedback', 'denunciation', 'crime-report', 'removal-request', 'support-request')),
      categories text[] not null,
      assessment jsonb not null,
      received_at timestamptz not null,
      due_at timestamptz not null,
      opened_at timestamptz,
      decided_at timestamptz,
      informed_at timestamptz,
      closed_at timestamptz,
      merged_into uuid references intake.report,
      indexed bool not null default false,
      file_count int4 not null,
      unread bool not null default false
    )`,
    // queue page: an agency's undecided reports by danger, then clock, keyset by (urgency, due_at, id)
    `create index report_queue on intake.report (agency_id, urgency, due_at, id) where state in ('received', 'in_triage', 'redirected')`,
    // the same page for one commune
    `create index report_queue_area on intake.report (agency_id, area_code, urgency, due_at, id) where state in ('received', 'in_triage', 'redirected')`,
    `create index report_merged on intake.report (merged_into) where merged_into is not null`, // whose reporters follow a case
    // lists of decided reports, newest first
    `create index report_by_agency on intake.report (agency_id, received_at desc, id)`,
    `create index report_by_received on intake.report (received_at)`, // counts and times per period
    `create index report_unread on intake.report (agency_id, id) where unread`, // new words from reporters
    `create index report_unindexed on intake.report (agency_id, received_at) where not indexed`, // catch-up of the blind index
    `create table intake.attachment (
      id uuid primary key,
      report_id uuid references intake.report,
      draft_id text,
      message_id uuid,
      sealed bytea not null,
      blob_key text not null,
      size int4 not null,
      state text not null check (state in ('stored', 'locked')),
      created_at timestamptz not null
    )`,
    `create index attachment_by_report on intake.attachment (report_id)`, // files of a report
    `create index attachment_by_draft on intake.attachment (draft_id)`, // files of an unfinished report
    `create table intake.message (
      id uuid primary key,
      report_id uuid not null references intake.report,
      direction text not null check (direction in ('in', 'out')),
      kind text not null check (kind in ('message', 'outcome')),
      member_id uuid,
      sealed bytea not null,
      created_at timestamptz not null,
      read_at timestamptz
    )`,
    `create index message_by_report on intake.message (report_id, created_at)`, // the mailbox
    `create table intake.draft (
      id text primary key,
      sealed bytea not null,
      locator text unique,
      code_salt bytea,
      code_sealed bytea,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    `create index draft_by_expiry on intake.draft (expires_at)`, // the sweep of forgotten drafts
    `create table intake.reporter_session (
      id text primary key,
      report_id uuid not null references intake.report,
      sealed bytea not null,
      expires_at timestamptz not null
    )`,
    `create index reporter_session_by_expiry on intake.reporter_session (expires_at)`, // the sweep
    `create table intake.blind_token (
      agency_id uuid not null,
      token bytea not null,
      report_id uuid not null references intake.report,
      primary key (agency_id, token, report_id)
    )`,
    `create index blind_token_by_report on intake.blind_token (report_id)`, // possible duplicates of one report
  ],
}
