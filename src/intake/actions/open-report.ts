import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, openEnvelope } from '../../agencies/store/grants.ts'
import { timelineOf } from '../../audit/store.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type Identity, openJson, openText } from '../../seal/age.ts'
import { blindTokens } from '../../seal/blind.ts'
import type { ReportContent } from '../model/content.ts'
import type { FileFacts } from '../model/files.ts'
import { identifyingTerms, searchTerms } from '../model/terms.ts'
import { openingReasons, reportMoves } from '../model/words.ts'
import { attachmentsOfReport } from '../store/attachments.ts'
import { reportsSharing, saveTokens } from '../store/blind-index.ts'
import { markRead, messagesOf } from '../store/messages.ts'
import {
  findReport,
  findReports,
  lockIfInCharge,
  moveReport,
  type ReportRow,
  saveReport,
  sealedContentOf,
} from '../store/reports.ts'
import { requireContent } from './own-report.ts'
import { readingOf } from './read-text.ts'

/** Puts a report into the agency's blind index and returns the tokens that identify people and pages. */
export const indexReport = async (
  { db }: Scope,
  report: { readonly id: string },
  agency: { readonly id: string; readonly identity: Identity },
  content: ReportContent,
): Promise<Buffer[]> => {
  const identifying = blindTokens(agency.identity, identifyingTerms(content))
  await saveTokens(db, agency.id, report.id, [
    ...identifying,
    ...blindTokens(agency.identity, searchTerms(content)),
  ])
  return identifying
}

const openMessages = async (scope: Scope, identity: Identity, reportId: string) =>
  Promise.all(
    (await messagesOf(scope.db, reportId)).map(async ({ sealed, ...row }) => ({
      ...row,
      text: await openText(identity, sealed),
    })),
  )

const openFiles = async (scope: Scope, identity: Identity, reportId: string) =>
  Promise.all(
    (await attachmentsOfReport(scope.db, reportId)).map(async ({ sealed, ...row }) => ({
      ...row,
      facts: await openJson<FileFacts>(identity, sealed),
    })),
  )

/** Only the agency in charge changes a report by reading it: its clock stops, its words count as read. */
const noteOpening = async ({ db, actor, now }: Scope, report: ReportRow): Promise<void> => {
  await markRead(db, report.id, 'in', now)
  await saveReport(db, report.id, { unread: false, opened_at: report.opened_at ?? now })
  if (permits(actor, 'report.triage')) await moveReport(db, report.id, reportMoves.open)
}

/** Opens a sealed report for a member whose agency holds its key; the reason goes to the ledger. */
export const openReport = action({
  name: 'report.open',
  needs: 'report.read',
  input: z.object({ reportId: z.uuid('not-found'), reason: z.enum(openingReasons) }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { reportId }) => {
    const { db, actor } = scope
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    // Locked before the key is asked for: a decision or redirect made meanwhile is seen, and one to come waits.
    const own = await lockIfInCharge(db, reportId, actor.agencyId)
    if (own !== undefined) requireContent(own)
    const identity = await openEnvelope(scope, envelope('report', reportId))
    const content = await openJson<ReportContent>(identity, await sealedContentOf(db, reportId))
    if (own !== undefined) await noteOpening(scope, own)
    const agency = { id: actor.agencyId, identity: await agencyIdentity(scope) }
    const sharing = await reportsSharing(
      db,
      actor.agencyId,
      reportId,
      await indexReport(scope, { id: reportId }, agency, content),
    )
    const shared = new Map(sharing.map((one) => [one.reportId, one.shared]))
    return {
      report: await findReport(db, reportId),
      inCharge: own !== undefined,
      content,
      files: await openFiles(scope, identity, reportId),
      messages: await openMessages(scope, identity, reportId),
      duplicates: (await findReports(db, [...shared.keys()]))
        .filter((other) => other.agency_id === actor.agencyId)
        .map((other) => ({ ...other, shared: shared.get(other.id) ?? 0 })),
      /** What the engine says of the words now: shown, never stored. */
      reading: await readingOf(db, content.narrative, scope.now),
      timeline: await timelineOf(db, [`report:${reportId}`]),
    }
  },
})
