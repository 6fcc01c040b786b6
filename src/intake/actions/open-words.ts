import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { openEnvelope } from '../../agencies/store/grants.ts'
import type { Db } from '../../db/open.ts'
import { type Identity, openJson } from '../../seal/age.ts'
import type { ReportContent } from '../model/content.ts'
import type { Plight } from '../model/plight.ts'
import { openingReasons } from '../model/words.ts'
import { findReport, type ReportRow, sealedContentOf } from '../store/reports.ts'

/** The part of a report that whoever acts on it must not miss. */
export const plightOf = async (db: Db, identity: Identity, report: ReportRow): Promise<Plight> => {
  const { safeNow, contactWays, contact, mayTell, narrative } = await openJson<ReportContent>(
    identity,
    await sealedContentOf(db, report.id),
  )
  return { safeNow, contactWays, contact, mayTell, narrative, legalNature: report.legal_nature }
}

/** Danger, safe contact, consent and the reporter's own words, for an agency that holds the report's key; nothing else. */
export const openWords = action({
  name: 'report.open-words',
  needs: 'report.read',
  input: z.object({ reportId: z.uuid('not-found'), reason: z.enum(openingReasons) }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { reportId }) => {
    const identity = await openEnvelope(scope, envelope('report', reportId))
    return plightOf(scope.db, identity, await findReport(scope.db, reportId))
  },
})
