import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { locales } from '../../kit/text.ts'
import { tokenHash } from '../../seal/token.ts'
import { ReportContent } from '../model/content.ts'
import type { DraftAnswers } from '../model/draft.ts'
import { adoptAttachments, attachmentsOfDraft } from '../store/attachments.ts'
import { deleteDraft, lockDraft } from '../store/drafts.ts'
import { findByIdempotency, saveReport } from '../store/reports.ts'
import { DraftToken, readDraftBox } from './draft-box.ts'
import { type SealedSubmission, type Submission, sealSubmission, storeSubmission } from './receive.ts'

const safeNow = { yes: true, no: false, unknown: undefined } as const

const toldNothing = (answers: DraftAnswers, fileCount: number): boolean =>
  answers.narrative === '' && answers.happened.length === 0 && answers.urls.length === 0 && fileCount === 0

/** Sends the report. A repeat with the same cookie (double tap, lost answer) shows the same receipt again. */
export const submitDraft = action({
  name: 'report.submit',
  needs: 'report.submit',
  input: z.object({ token: DraftToken, locale: z.enum(locales) }),
  prepare: async (context, { token, locale }): Promise<SealedSubmission> => {
    const { db, now } = context
    const idempotencyHash = tokenHash(token)
    const draft = await readDraftBox(db, token, now)
    if (draft === undefined && (await findByIdempotency(db, idempotencyHash)) === undefined)
      throw new Refusal('expired', 'draft-expired')
    const fileCount = (await attachmentsOfDraft(db, idempotencyHash)).length
    if (draft !== undefined && toldNothing(draft.answers, fileCount))
      throw new Refusal('invalid', 'nothing-told', { narrative: 'nothing-told' })
    const answers = draft?.answers
    const submission: Submission = {
      token,
      idempotencyHash,
      ...(draft === undefined ? {} : { keys: draft.keys }),
      content: ReportContent.parse(answers ?? {}),
      channel: 'portal',
      reporter: answers?.reporter ?? 'other',
      ageBand: answers?.ageBand ?? 'unknown',
      locale,
      areaCode: answers?.commune,
      safeNow: safeNow[answers?.safeNow ?? 'unknown'],
      fileCount,
    }
    return sealSubmission(context, submission)
  },
  run: async (scope, { token }, sealed) => {
    const { db, now } = scope
    const hash = tokenHash(token)
    // A file on its way waits here, or has arrived; without the draft only what is sent already can be shown again.
    const draft = await lockDraft(db, hash, now)
    if (draft === undefined && (await findByIdempotency(db, hash)) === undefined)
      throw new Refusal('expired', 'draft-expired')
    const receipt = await storeSubmission(scope, sealed)
    if (!receipt.replayed)
      await saveReport(db, receipt.reportId, {
        file_count: await adoptAttachments(db, hash, receipt.reportId),
      })
    await deleteDraft(db, hash)
    return receipt
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})
