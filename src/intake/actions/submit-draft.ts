import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type Locale, locales } from '../../kit/text.ts'
import { tokenHash } from '../../seal/token.ts'
import { ReportContent } from '../model/content.ts'
import type { DraftAnswers } from '../model/draft.ts'
import { adoptAttachments, attachmentsOfDraft } from '../store/attachments.ts'
import { deleteDraft, findDraft, lockDraft } from '../store/drafts.ts'
import { findByIdempotency, saveReport } from '../store/reports.ts'
import { DraftToken, openDraftBox } from './draft-box.ts'
import { type SealedSubmission, type Submission, sealSubmission, storeSubmission } from './receive.ts'

const safeNow = { yes: true, no: false, unknown: undefined } as const

const toldNothing = (answers: DraftAnswers, fileCount: number): boolean =>
  answers.narrative === '' && answers.happened.length === 0 && answers.urls.length === 0 && fileCount === 0

interface Ready {
  readonly sealed: SealedSubmission
  /** The draft's box as it was read; `undefined` when the story was sent before. */
  readonly from: Uint8Array | undefined
}

const sealDraft = async (context: Context, token: string, locale: Locale): Promise<Ready> => {
  const { db, now } = context
  const idempotencyHash = tokenHash(token)
  const row = await findDraft(db, idempotencyHash, now)
  const draft = row && openDraftBox(token, row.sealed)
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
  return { sealed: await sealSubmission(context, submission), from: row?.sealed }
}

const isSame = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.from(one).equals(Buffer.from(other))

/** Sends the report. A repeat with the same cookie (double tap, lost answer) shows the same receipt again. */
export const submitDraft = action({
  name: 'report.submit',
  needs: 'report.submit',
  input: z.object({ token: DraftToken, locale: z.enum(locales) }),
  prepare: (context, { token, locale }): Promise<Ready> => sealDraft(context, token, locale),
  run: async (scope, { token, locale }, ready) => {
    const { db, now } = scope
    const hash = tokenHash(token)
    // A file on its way waits here, or has arrived; without the draft only what is sent already can be shown again.
    const draft = await lockDraft(db, hash, now)
    if (draft === undefined && (await findByIdempotency(db, hash)) === undefined)
      throw new Refusal('expired', 'draft-expired')
    // An answer kept since it was sealed (another tab) was acknowledged: it is sealed anew rather than lost.
    const late = draft !== undefined && !isSame(draft.sealed, ready.from)
    const { sealed } = late ? await sealDraft(scope, token, locale) : ready
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
