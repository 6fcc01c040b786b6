import { rules } from '../../../src/db/access/rules.ts'
import type { Tables } from '../../../src/db/tables.ts'

export const guardedTables = Object.entries(rules).flatMap(([table, rule]) => ('sees' in rule ? [table] : []))

const ofAgency = (agencyId: string) => `agency_id = '${agencyId}'`
const ofMembers = (agencyId: string) =>
  `member_id in (select id from accounts.member where agency_id = '${agencyId}')`

/** No agency's: a secret, or a number and a secret, are the only way to them. */
const nobodys = () => 'true'

/**
 * Which rows of a guarded table are an agency's, in SQL that any role may run. Where a row is not by itself an agency's, the ids of
 * the whole table are asked for: the agency that looks has none of its own.
 */
export const whose: Readonly<Partial<Record<keyof Tables, (agencyId: string) => string>>> = {
  'agencies.agency_key': ofAgency,
  'agencies.key_grant': (agencyId) => `holder = 'agency:${agencyId}'`,
  'accounts.member_key': ofMembers,
  'accounts.session': ofMembers,
  'accounts.pending': ofMembers,
  'accounts.second_factor': ofMembers,
  'accounts.recovery_code': ofMembers,
  'accounts.shift': ofAgency,
  'accounts.api_client': nobodys,
  'audit.entry': ofAgency,
  'detection.correction': ofAgency,
  'detection.urgency_correction': ofAgency,
  'intake.report': ofAgency,
  'intake.attachment': () => 'true',
  'intake.message': () => 'true',
  'intake.told': () => 'true',
  'intake.draft': nobodys,
  'intake.reporter_session': nobodys,
  'intake.blind_token': ofAgency,
  'cases.case': ofAgency,
  'cases.case_report': () => 'true',
  'cases.hold': () => 'true',
  'cases.subject': () => 'true',
  'cases.note': () => 'true',
  'cases.task': () => 'true',
  'cases.evidence': () => 'true',
  'cases.custody': () => 'true',
  'retention.legal_hold': ofAgency,
  'retention.tombstone': ofAgency,
  'retention.doomed_blob': nobodys,
  'retention.rewrite_due': nobodys,
  'retention.rights_request': ofAgency,
  'referrals.referral': () => 'true',
  'referrals.referral_item': () => 'true',
  'referrals.escalation': () => 'true',
}

export const isNobodys = (table: string): boolean =>
  Object.entries(whose).some(([name, of]) => name === table && of === nobodys)

export const conditionOf = (table: string, agencyId: string): string => {
  const found = Object.entries(whose).find(([name]) => name === table)
  if (found === undefined)
    throw new Error(`say in test/promises/row-level/whose.ts whose the rows of ${table} are`)
  return found[1](agencyId)
}
