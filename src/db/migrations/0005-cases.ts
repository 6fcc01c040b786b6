import type { ForwardMigration } from '../migration.ts'

export const cases: ForwardMigration = {
  name: '0005-cases',
  why: 'Case work: subjects, notes, tasks and evidence with custody, all sealed to the case; reports join cases.',
  up: [
    `create schema cases`,
    `create table cases.case (
      id uuid primary key,
      number text not null unique,
      agency_id uuid not null references agencies.agency,
      state text not null check (state in ('open', 'assessed', 'acting', 'resolved', 'closed')),
      urgency text not null check (urgency in ('P0', 'P1', 'P2', 'P3')),
      categories text[] not null,
      area_code text,
      owner_id uuid,
      recipient text not null,
      sealed bytea not null,
      opened_at timestamptz not null,
      due_at timestamptz not null,
      assessed_at timestamptz,
      acting_at timestamptz,
      resolved_at timestamptz,
      closed_at timestamptz,
      reopened_at timestamptz,
      outcome text check (outcome in ('child-safe', 'content-removed', 'handed-over', 'advice-given', 'unfounded', 'other')),
      outcome_sealed bytea,
      origin_referral_id uuid
    )`,
    // case list: an agency's open cases by danger, then clock, keyset by (urgency, due_at, id)
    `create index case_open on cases.case (agency_id, urgency, due_at, id) where state <> 'closed'`,
    `create index case_unowned on cases.case (agency_id, urgency, due_at, id) where owner_id is null and state <> 'closed'`, // nobody's cases
    `create index case_mine on cases.case (owner_id, urgency, due_at, id) where state <> 'closed'`, // my cases
    `create index case_closed on cases.case (agency_id, closed_at desc, id desc) where state = 'closed'`, // closed list
    `create index case_by_referral on cases.case (origin_referral_id) where origin_referral_id is not null`, // the case of a referral
    `create index case_by_opened on cases.case (opened_at)`, // counts and times per period
    `create table cases.case_report (
      case_id uuid not null references cases.case,
      report_id uuid not null references intake.report,
      linked_at timestamptz not null,
      primary key (case_id, report_id)
    )`,
    `create index case_report_by_report on cases.case_report (report_id)`, // the case of a report
    `create table cases.hold (
      case_id uuid not null references cases.case,
      object text not null,
      kind text not null check (kind in ('referral')),
      raised_at timestamptz not null,
      lifted_at timestamptz,
      primary key (case_id, object)
    )`, // what still holds a case open; written by the rooms to the right
    `create table cases.subject (
      id uuid primary key,
      case_id uuid not null references cases.case,
      kind text not null check (kind in ('child', 'suspect', 'account', 'url')),
      sealed bytea not null,
      added_at timestamptz not null,
      added_by uuid not null,
      removed_at timestamptz
    )`,
    `create index subject_by_case on cases.subject (case_id, added_at)`, // the case view
    `create table cases.note (
      id uuid primary key,
      case_id uuid not null references cases.case,
      member_id uuid not null,
      sealed bytea not null,
      created_at timestamptz not null
    )`,
    `create index note_by_case on cases.note (case_id, created_at)`, // the case view
    `create table cases.task (
      id uuid primary key,
      case_id uuid not null references cases.case,
      kind text not null check (kind in ('call-reporter', 'contact-family', 'verify', 'preserve-evidence', 'visit', 'removal', 'support', 'other')),
      sealed bytea not null,
      assignee_id uuid not null,
      assigned_by uuid not null,
      state text not null check (state in ('assigned', 'accepted', 'in_progress', 'submitted', 'confirmed', 'returned')),
      created_at timestamptz not null,
      due_at timestamptz not null,
      submitted_at timestamptz,
      confirmed_at timestamptz
    )`,
    `create index task_by_case on cases.task (case_id, created_at)`, // the case view
    `create index task_open on cases.task (assignee_id, due_at) where state <> 'confirmed'`, // my tasks
    `create table cases.evidence (
      id uuid primary key,
      case_id uuid not null references cases.case,
      kind text not null check (kind in ('file', 'link')),
      recipient text not null,
      sealed bytea not null,
      blob_key text,
      sealed_sha256 text not null,
      source text not null check (source in ('report', 'officer', 'partner')),
      collected_at timestamptz not null,
      collected_by uuid not null
    )`,
    `create index evidence_by_case on cases.evidence (case_id, collected_at)`, // the case view
    // Evidence and its custody are never edited: the database itself refuses.
    `create function cases.never_edited() returns trigger language plpgsql as
      $$ begin raise exception 'evidence is never edited'; end $$`,
    `create trigger evidence_never_edited before update on cases.evidence
      for each row execute function cases.never_edited()`,
    `create table cases.custody (
      id uuid primary key,
      evidence_id uuid not null references cases.evidence,
      act text not null check (act in ('collected', 'viewed', 'exported', 'handed-over', 'verified')),
      member_id uuid not null,
      agency_id uuid not null,
      at timestamptz not null,
      sealed_sha256 text not null
    )`,
    `create index custody_by_evidence on cases.custody (evidence_id, at)`, // the chain of custody
    `create trigger custody_never_edited before update or delete on cases.custody
      for each row execute function cases.never_edited()`,
  ],
}
