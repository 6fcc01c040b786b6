import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, openEnvelope } from '../../agencies/store/grants.ts'
import { requiredLine } from '../../kit/fields.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson } from '../../seal/age.ts'
import { blindTokens } from '../../seal/blind.ts'
import type { ReportContent } from '../model/content.ts'
import { queryTerms } from '../model/terms.ts'
import { reportsWithAll, unindexedReports } from '../store/blind-index.ts'
import { findByLocator, findReports, lockReports, sealedContentOf } from '../store/reports.ts'
import { indexReport } from './open-report.ts'

const catchUp = 25
const shown = 50

/**
 * Finds an agency's reports by number, word, link, account or phone, with or without diacritics. The index is keyed with the
 * agency's own key, so reports that came in since are indexed here, in memory, a few at a time.
 */
export const searchReports = action({
  name: 'report.search',
  needs: 'report.read',
  input: z.object({ query: requiredLine(200) }),
  subject: () => 'report:search',
  run: async (scope, { query }) => {
    const { db, actor } = scope
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    const digits = query.replace(/\D/g, '')
    const byNumber = digits.length === 8 ? await findByLocator(db, digits) : undefined
    const agency = { id: actor.agencyId, identity: await agencyIdentity(scope) }
    const unindexed = await unindexedReports(db, actor.agencyId, catchUp)
    // Locked, so that a report redirected meanwhile does not come back into this agency's index.
    const own = unindexed.length === 0 ? [] : await lockReports(db, unindexed, actor.agencyId)
    for (const { id } of own) {
      const identity = await openEnvelope(scope, envelope('report', id))
      await indexReport(
        scope,
        { id },
        agency,
        await openJson<ReportContent>(identity, await sealedContentOf(db, id)),
      )
    }
    const tokens = blindTokens(agency.identity, queryTerms(query))
    const ids = [
      ...(byNumber ? [byNumber.id] : []),
      ...(await reportsWithAll(db, actor.agencyId, tokens, shown)),
    ]
    const rows = (await findReports(db, ids)).filter((row) => row.agency_id === actor.agencyId)
    return { rows, unindexed: (await unindexedReports(db, actor.agencyId, 1)).length > 0 }
  },
})
