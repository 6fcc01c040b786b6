import type { Tables } from '../tables.ts'

/** Who sees a row, as SQL over the row's columns. The same holds for what is written, unless `writes` says otherwise. */
export interface Guarded {
  readonly sees: string
  readonly writes?: string
  /** Left out: everything but TRUNCATE. */
  readonly rights?: string
}

/** Everybody may read it, and why. */
export interface Open {
  readonly open: string
  readonly rights?: string
}

const agency = '(select khien.agency())'
const named = 'any ((select khien.named())::text[])'
const isMember = `(select khien.kind()) = 'member'`
const ofAgency = `agency_id = ${agency}`
const ofReport = 'khien.sees_report(report_id)'
const ofCase = 'khien.sees_case(case_id)'

const onlySystem = 'false'

const neverEdited = 'select, insert'

/**
 * For every table who sees which rows. Work of the system itself (jobs, the operator's commands) sees all; what is not listed is
 * closed to everybody else.
 */
export const rules: Readonly<Record<keyof Tables, Guarded | Open>> = {
  'agencies.area': { open: 'names of places' },
  'agencies.agency': { open: 'names, telephones and public keys of offices' },
  'agencies.succession': { open: 'which office followed which' },
  'agencies.duty': { open: 'which office answers for which place' },
  'agencies.recovery_key': { open: 'public halves alone' },
  'agencies.agency_key': { sees: ofAgency },
  // Whoever holds a thing may know who else does, and hand it on.
  'agencies.key_grant': {
    sees: 'holder = (select khien.holder()) or khien.sees_object(object)',
    writes: 'khien.sees_object(object)',
  },

  'accounts.member': { open: 'names of officers stand on papers of other agencies; no secret is here' },
  'accounts.member_key': { sees: 'khien.knows_member(member_id)' },
  'accounts.session': {
    sees: `id = ${named} or ${isMember} and khien.knows_member(member_id)`,
  },
  // A sign-in that waits for its code.
  'accounts.pending': { sees: `id = ${named} or ${isMember} and khien.knows_member(member_id)` },
  'accounts.second_factor': { sees: 'khien.knows_member(member_id)' },
  'accounts.recovery_code': { sees: 'khien.knows_member(member_id)' },
  'accounts.shift': { sees: ofAgency },
  'accounts.api_client': { sees: `key_hash = ${named}` },

  // What is a colleague's, and what was done to things one may see. Never edited, never deleted.
  'audit.entry': {
    sees: `${isMember} and (${ofAgency} or khien.sees_object(object))`,
    writes: 'actor_kind = (select khien.kind())',
    rights: neverEdited,
  },
  'audit.day': { open: 'hashes and signatures, made to be shown', rights: neverEdited },
  'audit.head': { open: 'a number and a hash', rights: 'select, update' },

  'detection.rule': { open: 'rules speak for all agencies' },
  'detection.rule_version': { open: 'rules speak for all agencies' },
  'detection.house_rule_off': { open: 'rules speak for all agencies' },
  'detection.engine_stamp': { open: 'a number' },
  'detection.sample': { open: 'public texts' },
  'detection.backtest': { open: 'a rule tried on public texts' },
  'detection.backtest_pick': { open: 'pieces of public texts' },
  'detection.rule_day': { open: 'counts of a day' },
  'detection.assessed_day': { open: 'counts of a day' },
  'detection.counted': { open: 'marks of what was counted already, without a name' },
  'detection.correction': { sees: ofAgency },
  'detection.urgency_correction': { sees: ofAgency },
  'detection.link_list': { open: 'lists are compared with for all agencies' },
  'detection.link_entry': { open: 'lists are compared with for all agencies' },
  'detection.picture_bank': { open: 'lists are compared with for all agencies' },
  'detection.known_picture': { open: 'lists are compared with for all agencies' },

  // In the agency's hands, one's own, looked up by what only its sender has; and what came with a key or a referral.
  'intake.report': {
    sees: `${ofAgency} or id = (select khien.report())
      or idempotency_hash = ${named} or receipt_hash = ${named}
      or (select khien.kind()) in ('anonymous', 'reporter', 'client') and locator = ${named}
      or ${isMember} and khien.handed('report:' || id::text)`,
  },
  'intake.attachment': { sees: `draft_id = ${named} or ${ofReport}` },
  'intake.message': { sees: ofReport },
  'intake.told': { sees: ofReport },
  'intake.draft': { sees: `id = ${named} or locator = ${named}` },
  'intake.reporter_session': { sees: `id = ${named}` },
  'intake.category': { open: 'the words of the law' },
  'intake.blind_token': { sees: ofAgency },

  'cases.case': { sees: ofAgency },
  'cases.case_report': { sees: ofCase },
  // The other side of a referral lifts what it holds.
  'cases.hold': { sees: `${ofCase} or ${isMember} and khien.sees_object(object)` },
  'cases.subject': { sees: ofCase },
  'cases.note': { sees: ofCase },
  'cases.task': { sees: ofCase },
  'cases.evidence': {
    sees: `${ofCase} or ${isMember} and khien.handed('evidence:' || id::text)`,
    writes: ofCase,
  },
  'cases.custody': { sees: 'khien.sees_evidence(evidence_id)', rights: neverEdited },

  'portal.downtime': { open: 'planned stops stand on every page' },

  'retention.period': { open: 'the schedule of the province' },
  // Whoever sees a thing must know that it is held.
  'retention.legal_hold': { sees: `${ofAgency} or khien.sees_object(object)`, writes: ofAgency },
  'retention.tombstone': { sees: ofAgency },
  'retention.doomed_blob': { sees: onlySystem },
  'retention.rewrite_due': { sees: onlySystem },
  'retention.rights_request': { sees: `${ofAgency} or report_id = (select khien.report())` },

  'referrals.referral': { sees: `from_agency_id = ${agency} or to_agency_id = ${agency}` },
  'referrals.referral_item': { sees: 'khien.sees_referral(referral_id)' },
  'referrals.escalation': { sees: ofAgency },
}

/** Tables of the machinery: they hold nothing of anybody. */
export const outside: Readonly<Record<string, string>> = {
  'public.kysely_migration': 'which migrations were run',
  'public.kysely_migration_lock': 'that one process migrates at a time',
}
