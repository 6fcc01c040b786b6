import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import type { Db } from '../../db/open.ts'
import { requiredText } from '../../kit/fields.ts'
import { idOnce, Once } from '../../kit/once.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type Identity, openJson, openText, recipientOf, seal, sealJson } from '../../seal/age.ts'
import { reporterWrote } from '../events.ts'
import { type FileFacts, filesPerReport } from '../model/files.ts'
import { attachmentsOfReport, insertAttachment } from '../store/attachments.ts'
import { insertMessage, markRead, messagesOf } from '../store/messages.ts'
import { findReport, lockForReporter, type ReportRow, saveReport } from '../store/reports.ts'
import { toldOf } from '../store/told.ts'
import { compareFile } from './compare-file.ts'
import { inspectFile } from './inspect-file.ts'
import { orRemoveBlob } from './or-remove-blob.ts'
import { requireContent } from './own-report.ts'

const own = ({ actor, keys }: Pick<Scope, 'actor' | 'keys'>): { reportId: string; identity: Identity } => {
  if (actor.kind !== 'reporter' || keys.own === undefined) throw new Refusal('unauthenticated')
  return { reportId: actor.reportId, identity: keys.own }
}

/** The reporter wrote: whoever holds the report sees it, and a closed or declined report opens again for them. */
const tellAgency = async ({ db, services }: Scope, report: ReportRow): Promise<void> => {
  await saveReport(db, report.id, { unread: true })
  await services.announce(db, reporterWrote({ reportId: report.id, agencyId: report.agency_id }))
  await sendLive(db, { agencyId: report.agency_id, kind: 'message', urgency: report.urgency })
}

export const readMailbox = action({
  name: 'mailbox.read',
  needs: 'mailbox.use',
  input: z.object({}),
  run: async (scope) => {
    const { db, now } = scope
    const { reportId, identity } = own(scope)
    const report = await findReport(db, reportId)
    const messages = await Promise.all(
      (await messagesOf(db, reportId)).map(async ({ sealed, member_id: _, ...row }) => ({
        ...row,
        text: await openText(identity, sealed),
      })),
    )
    const files = await Promise.all(
      (await attachmentsOfReport(db, reportId)).map(async (row) => ({
        id: row.id,
        created_at: row.created_at,
        name: (await openJson<FileFacts>(identity, row.sealed)).name,
      })),
    )
    await markRead(db, reportId, 'out', now)
    return { report, messages, files, told: await toldOf(db, reportId) }
  },
  subject: (_, { report }) => `report:${report.id}`,
})

export const writeMessage = action({
  name: 'mailbox.write',
  needs: 'mailbox.use',
  input: z.object({ text: requiredText(5_000), once: Once }),
  run: async (scope, { text, once }) => {
    const { reportId, identity } = own(scope)
    const report = await lockForReporter(scope.db, reportId)
    requireContent(report)
    const isNew = await insertMessage(scope.db, {
      id: once === undefined ? newId() : idOnce(once, reportId, text),
      report_id: reportId,
      direction: 'in',
      kind: 'message',
      sealed: await seal([await recipientOf(identity)], text),
      created_at: scope.now,
    })
    // A double tap: it is there, and the agency knows.
    if (isNew) await tellAgency(scope, report)
    return { reportId }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})

const requireRoom = async (db: Db, reportId: string): Promise<void> => {
  if ((await attachmentsOfReport(db, reportId)).length >= filesPerReport * 2)
    throw new Refusal('too-large', 'too-many-files', { files: 'too-many-files' })
}

/**
 * A known picture is an emergency from the moment it is there, until a person has decided otherwise: first in the queue. The clock
 * stays, because the reporter sees it and must not learn from it whether a picture is on a list.
 */
const raiseForKnown = async ({ db }: Scope, report: ReportRow): Promise<ReportRow> => {
  const raised = { ...report, urgency: 'P0' as const }
  if (report.decided_at === null && report.urgency !== 'P0')
    await saveReport(db, report.id, { urgency: 'P0' })
  return raised
}

export const addMailboxFile = action({
  name: 'mailbox.add-file',
  needs: 'mailbox.use',
  input: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  prepare: async (context, { name, bytes }) => {
    const { reportId, identity } = own(context)
    await requireRoom(context.db, reportId)
    const recipient = await recipientOf(identity)
    const { facts, state } = await compareFile(context.db, await inspectFile({ name, bytes }), bytes)
    const [sealed, content] = await Promise.all([sealJson([recipient], facts), seal([recipient], bytes)])
    return { sealed, blobKey: await context.services.blobs.put(content), size: content.length, state }
  },
  run: (scope, _, { sealed, blobKey, size, state }) =>
    orRemoveBlob(scope.services, blobKey, async () => {
      const { reportId } = own(scope)
      const report = await lockForReporter(scope.db, reportId)
      requireContent(report)
      await requireRoom(scope.db, reportId)
      await insertAttachment(scope.db, {
        id: newId(),
        report_id: reportId,
        sealed,
        blob_key: blobKey,
        size,
        state,
        created_at: scope.now,
      })
      await saveReport(scope.db, reportId, { file_count: report.file_count + 1 })
      await tellAgency(scope, state === 'locked' ? await raiseForKnown(scope, report) : report)
      return { reportId }
    }),
  subject: (_, { reportId }) => `report:${reportId}`,
})
