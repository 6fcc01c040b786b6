import type { ForwardMigration } from '../migration.ts'

export const findByPlace: ForwardMigration = {
  name: '0012-find-by-place',
  why: "An agency's reports and cases of one commune, newest first; and what the ledger refused, newest first: both are read page by page.",
  up: [
    // search by commune: reports, then cases
    `create index report_by_place on intake.report (agency_id, area_code, received_at desc, id desc)`,
    `create index case_by_place on cases.case (agency_id, area_code, opened_at desc, id desc)`,
    // the auditor's list narrowed to refused tries
    `create index entry_refused on audit.entry (agency_id, seq desc) where outcome = 'refused'`,
  ],
}
