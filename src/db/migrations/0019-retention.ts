import type { ForwardMigration } from '../migration.ts'

/** The house's proposal until the province decides: none of these periods is law, so none is verified. */
const proposals = [
  ['declined-report', 12, 'Luật 91/2025/QH15', 'Điều 3 khoản 3'],
  ['report', 60, 'Luật 33/2024/QH15; Nghị định 113/2025/NĐ-CP', 'thời hạn chưa đối chiếu'],
  ['case', 120, 'Luật 33/2024/QH15; Nghị định 56/2017/NĐ-CP', 'thời hạn chưa đối chiếu'],
  ['evidence', 120, 'Luật 33/2024/QH15', 'thời hạn chưa đối chiếu'],
  ['referral', 60, 'Luật 33/2024/QH15; Nghị định 30/2020/NĐ-CP', 'thời hạn chưa đối chiếu'],
  ['rights-request', 36, 'Nghị định 356/2025/NĐ-CP', 'thời hạn chưa đối chiếu'],
] as const

const erasable = proposals.map(([name]) => `'${name}'`).join(', ')

export const retention: ForwardMigration = {
  name: '0019-retention',
  why: 'How long each class of data is kept, as dated data; legal holds; what was erased and when; requests of people about their data. What was erased keeps its row, its figures and its place in the ledger, and loses every key, word and file.',
  up: [
    `create schema retention`,
    `create table retention.period (
      id uuid primary key,
      class text not null check (class in (${erasable})),
      months int4 not null check (months between 1 and 1200),
      document text not null,
      article text not null,
      verified bool not null,
      valid_from date not null,
      state text not null check (state in ('proposed', 'approved', 'rejected')),
      author_id uuid,
      proposed_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      check (author_id is null or decided_by is null or author_id <> decided_by)
    )`,
    `create index period_by_class on retention.period (class, valid_from desc)`, // the period in force
    ...proposals.map(
      ([name, months, document, article]) =>
        `insert into retention.period (id, class, months, document, article, verified, valid_from, state, proposed_at)
         values (gen_random_uuid(), '${name}', ${months}, '${document}', '${article}', false, '2025-07-01', 'approved', '2025-07-01')`,
    ),
    `create table retention.legal_hold (
      id uuid primary key,
      object text not null,
      agency_id uuid not null references agencies.agency,
      reason text not null check (reason in ('criminal-proceedings', 'court', 'inspection', 'complaint', 'other')),
      document text not null,
      placed_by uuid not null,
      placed_at timestamptz not null,
      released_by uuid,
      released_at timestamptz
    )`,
    // whether something is held; one hold of an agency at a time on one thing
    `create unique index legal_hold_standing on retention.legal_hold (object, agency_id) where released_at is null`,
    `create index legal_hold_by_agency on retention.legal_hold (agency_id, placed_at desc)`, // the schedule's page
    `create table retention.tombstone (
      id uuid primary key,
      object text not null unique,
      class text not null check (class in (${erasable})),
      agency_id uuid not null references agencies.agency,
      cause text not null check (cause in ('schedule', 'request', 'restored')),
      period_id uuid references retention.period,
      counts jsonb not null,
      erased_by text not null,
      erased_at timestamptz not null
    )`,
    `create index tombstone_by_agency on retention.tombstone (agency_id, erased_at desc)`, // what was erased lately
    `create index tombstone_by_time on retention.tombstone (erased_at, id)`, // the file beside the anchors
    // Sealed files whose row is gone: removed from the disk after commit, and named here until that has happened.
    `create table retention.doomed_blob (
      file text primary key,
      doomed_at timestamptz not null
    )`,
    // Keys that were deleted but may still lie in a data file as dead rows: until no older snapshot needs them and the table is rewritten.
    `create table retention.rewrite_due (
      xid text primary key,
      since timestamptz not null
    )`,
    `create table retention.rights_request (
      id uuid primary key,
      agency_id uuid not null references agencies.agency,
      report_id uuid references intake.report,
      source text not null check (source in ('receipt', 'officer')),
      kind text not null check (kind in ('access', 'correction', 'erasure', 'objection', 'restriction')),
      state text not null check (state in ('received', 'acknowledged', 'granted', 'partly', 'refused', 'done', 'withdrawn')),
      sealed bytea not null,
      received_at timestamptz not null,
      entered_by uuid,
      acknowledged_at timestamptz,
      extended_at timestamptz,
      extension_reason text check (extension_reason in ('complex', 'other-agency', 'identity', 'many-files')),
      decided_at timestamptz,
      decided_by uuid,
      outcome text check (outcome in ('granted', 'partly', 'refused')),
      refusal_reason text check (refusal_reason in ('criminal-proceedings', 'legal-hold', 'case-open', 'law-requires', 'identity-not-shown', 'not-about-them', 'harms-others')),
      closed_at timestamptz,
      erased_at timestamptz
    )`,
    // the list of open requests, oldest first; lateness is computed
    `create index rights_open on retention.rights_request (agency_id, received_at, id) where state in ('received', 'acknowledged', 'granted', 'partly')`,
    `create index rights_closed on retention.rights_request (agency_id, closed_at desc, id) where state in ('refused', 'done', 'withdrawn')`,
    `create index rights_by_report on retention.rights_request (report_id) where report_id is not null`, // the reporter's page
    // What was erased says so in its own row.
    `alter table intake.report add column erased_at timestamptz`,
    `alter table intake.report add column erased_for text check (erased_for in ('schedule', 'request'))`,
    `alter table cases.case add column erased_at timestamptz`,
    `alter table cases.evidence add column erased_at timestamptz`,
    `alter table referrals.referral add column erased_at timestamptz`,
    // what falls due, oldest first
    `create index report_ended on intake.report (closed_at) where state = 'closed' and erased_at is null`,
    `create index report_declined on intake.report (decided_at) where state in ('declined', 'merged') and erased_at is null`,
    `create index case_ended on cases.case (closed_at) where state = 'closed' and erased_at is null`,
    `create index evidence_kept on cases.evidence (case_id) where erased_at is null`,
    `create index referral_ended on referrals.referral (sent_at) where state in ('returned', 'closed') and erased_at is null`,
    `create index case_by_owner_referral on referrals.referral (receiving_case_id) where receiving_case_id is not null`, // whether others still work on it
    // Evidence is still never edited. It may lose its content once, whole, and keep its hash and its custody.
    `create function cases.only_erased() returns trigger language plpgsql as
      $$ begin
        if old.erased_at is null and new.erased_at is not null and new.sealed = ''::bytea and new.blob_key is null and new.recipient = ''
          and new.id = old.id and new.case_id = old.case_id and new.kind = old.kind and new.sealed_sha256 = old.sealed_sha256
          and new.source = old.source and new.collected_at = old.collected_at and new.collected_by = old.collected_by
        then return new; end if;
        raise exception 'evidence is never edited';
      end $$`,
    `drop trigger evidence_never_edited on cases.evidence`,
    `create trigger evidence_never_edited before update on cases.evidence
      for each row execute function cases.only_erased()`,
    // A deleted key stays in the data file as a dead row, and ordinary vacuum frees its place without overwriting it. Writing the
    // table anew drops it. With the owner's right, because only an owner may; it takes no other command than these four.
    `create function retention.write_anew(which text) returns void language plpgsql security definer set search_path = pg_catalog as
      $$ begin
        case which
          when 'grants' then cluster agencies.key_grant using key_grant_pkey;
          when 'reports' then cluster intake.report using report_pkey;
          when 'sessions' then cluster intake.reporter_session using reporter_session_pkey;
          when 'tokens' then cluster intake.blind_token using blind_token_pkey;
        end case;
      end $$`,
  ],
}
