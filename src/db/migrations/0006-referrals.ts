import type { ForwardMigration } from '../migration.ts'

export const referrals: ForwardMigration = {
  name: '0006-referrals',
  why: 'Referrals (phiếu chuyển) between agencies with receipt, answer, result and escalation when nobody acknowledges.',
  up: [
    `create schema referrals`,
    `create table referrals.referral (
      id uuid primary key,
      number text not null unique,
      case_id uuid not null references cases.case,
      from_agency_id uuid not null references agencies.agency,
      to_agency_id uuid not null references agencies.agency,
      purpose text not null check (purpose in ('investigate', 'protect-child', 'remove-content', 'support-victim', 'school-action', 'coordinate')),
      urgency text not null check (urgency in ('P0', 'P1', 'P2', 'P3')),
      state text not null check (state in ('drafted', 'sent', 'delivered', 'accepted', 'returned', 'in_progress', 'reported', 'closed')),
      recipient text not null,
      sealed bytea not null,
      result_sealed bytea,
      return_sealed bytea,
      drafted_at timestamptz not null,
      drafted_by uuid not null,
      sent_at timestamptz,
      acknowledge_due_at timestamptz,
      delivered_at timestamptz,
      delivered_by uuid,
      answered_at timestamptz,
      report_due_at timestamptz,
      reported_at timestamptz,
      read_at timestamptz,
      closed_at timestamptz,
      receiving_case_id uuid,
      check (from_agency_id <> to_agency_id)
    )`,
    // the receiving agency's list, keyset by (urgency, report_due_at, id); its badge reads the 'sent' ones of it
    `create index referral_in on referrals.referral (to_agency_id, urgency, report_due_at, id)
      where state not in ('drafted', 'returned', 'closed')`,
    // the sending agency's list, keyset by (urgency, report_due_at, id)
    `create index referral_out on referrals.referral (from_agency_id, urgency, report_due_at, id)
      where state <> 'closed'`,
    // finished ones of either side, newest first
    `create index referral_done_out on referrals.referral (from_agency_id, sent_at desc, id desc) where state = 'closed'`,
    `create index referral_done_in on referrals.referral (to_agency_id, sent_at desc, id desc)
      where state in ('returned', 'closed')`,
    `create index referral_by_case on referrals.referral (case_id)`, // the case view
    `create index referral_by_sent on referrals.referral (from_agency_id, sent_at)`, // counts and times per period
    `create index referral_unacknowledged on referrals.referral (acknowledge_due_at) where state = 'sent'`, // escalation sweep
    // escalation sweep
    `create index referral_unreported on referrals.referral (report_due_at)
      where state in ('delivered', 'accepted', 'in_progress')`,
    `create index referral_waiting on referrals.referral (to_agency_id, urgency, acknowledge_due_at, id)
      where state = 'sent'`, // the badge of referrals nobody acknowledged
    `create table referrals.referral_item (
      referral_id uuid not null references referrals.referral,
      object text not null,
      granted bool not null,
      primary key (referral_id, object)
    )`,
    `create index referral_item_by_object on referrals.referral_item (object)`, // which other referral carries an item
    `create table referrals.escalation (
      id uuid primary key,
      referral_id uuid not null references referrals.referral,
      agency_id uuid not null,
      reason text not null check (reason in ('not-acknowledged', 'not-reported')),
      raised_at timestamptz not null,
      seen_at timestamptz,
      seen_by uuid,
      seen_how text check (seen_how in ('phone', 'dispatch', 'meeting', 'no-need')),
      unique (referral_id, reason)
    )`,
    `create index escalation_unseen on referrals.escalation (agency_id, raised_at) where seen_at is null`, // a leader's page
    `create index escalation_by_agency on referrals.escalation (agency_id, raised_at desc)`, // who was urged
  ],
}
