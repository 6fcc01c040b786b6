import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { locales } from '../../kit/text.ts'
import { nextToken, tokenHash } from '../../seal/token.ts'
import { ReportContent } from '../model/content.ts'
import type { DraftAnswers } from '../model/draft.ts'
import { adoptAttachments, attachmentsOfDraft } from '../store/attachments.ts'
import { deleteDraft, findDraft, lockDraft } from '../store/drafts.ts'
import { findByIdempotency, saveReport } from '../store/reports.ts'
import { DraftToken, openDraftBox } from './draft-box.ts'
import { type SealedSubmission, type Submission, sealSubmission, storeSubmission } from './receive.ts'

const Input = z.object({
  token: DraftToken,
  /** Made when the page was shown: the same form sent again is the same sending. */
  once: DraftToken.optional(),
  locale: z.enum(locales),
})
type Input = z.output<typeof Input>

const safeNow = { yes: true, no: false, unknown: undefined } as const

const toldNothing = (answers: DraftAnswers, fileCount: number): boolean =>
  answers.narrative === '' && answers.happened.length === 0 && answers.urls.length === 0 && fileCount === 0

/** The token of the receipt: another than the draft's, so that a copy of the cookie of the story opens no receipt. */
const receiptToken = (token: string, once: string | undefined): string =>
  once === undefined ? token : nextToken(token, once)

/** What was sent is shown again only to the form that sent it, for a while, and not once its digits were kept. */
const requireRepeat = async (
  { db, now }: Context,
  token: string,
  once: string | undefined,
): Promise<void> => {
  const earlier = await findByIdempotency(db, tokenHash(token))
  const shown = earlier?.receipt_hash === tokenHash(receiptToken(token, once))
  if (!shown || earlier.receipt_until === null || earlier.receipt_until <= now)
    throw new Refusal('expired', 'draft-expired')
}

interface Ready {
  readonly sealed: SealedSubmission
  /** The draft's box as it was read; `undefined` when the story was sent before. */
  readonly from: Uint8Array | undefined
  readonly knownPicture: boolean
}

/** Files of a draft are locked by comparing alone: nobody has seen them yet. */
const hasKnown = (files: readonly { readonly state: 'stored' | 'locked' }[]): boolean =>
  files.some(({ state }) => state === 'locked')

const sealDraft = async (context: Context, { token, once, locale }: Input): Promise<Ready> => {
  const { db, now } = context
  const idempotencyHash = tokenHash(token)
  const row = await findDraft(db, idempotencyHash, now)
  const draft = row && openDraftBox(token, row.sealed)
  if (draft === undefined) await requireRepeat(context, token, once)
  const files = await attachmentsOfDraft(db, idempotencyHash)
  const [fileCount, knownPicture] = [files.length, hasKnown(files)]
  if (draft !== undefined && toldNothing(draft.answers, fileCount))
    throw new Refusal('invalid', 'nothing-told', { narrative: 'nothing-told' })
  const answers = draft?.answers
  const submission: Submission = {
    token: receiptToken(token, once),
    idempotencyHash,
    receiptHash: tokenHash(receiptToken(token, once)),
    ...(draft === undefined ? {} : { keys: draft.keys }),
    content: ReportContent.parse(answers ?? {}),
    channel: 'portal',
    reporter: answers?.reporter ?? 'other',
    ageBand: answers?.ageBand ?? 'unknown',
    locale,
    areaCode: answers?.commune,
    safeNow: safeNow[answers?.safeNow ?? 'unknown'],
    fileCount,
    knownPicture,
  }
  return { sealed: await sealSubmission(context, submission), from: row?.sealed, knownPicture }
}

const isSame = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.from(one).equals(Buffer.from(other))

/** Sends the report. A repeat of the same form (double tap, lost answer) shows the same receipt again, for half an hour. */
export const submitDraft = action({
  name: 'report.submit',
  needs: 'report.submit',
  input: Input,
  prepare: (context, input): Promise<Ready> => sealDraft(context, input),
  run: async (scope, input, ready) => {
    const { token, once } = input
    const { db, now } = scope
    const hash = tokenHash(token)
    // A file on its way waits here, or has arrived; without the draft only what is sent already can be shown again.
    const draft = await lockDraft(db, hash, now)
    if (draft === undefined) await requireRepeat(scope, token, once)
    // An answer kept since it was sealed (another tab) was acknowledged: it is sealed anew rather than lost.
    // The same for a known picture that came since: it makes the report an emergency.
    const late =
      draft !== undefined &&
      (!isSame(draft.sealed, ready.from) ||
        hasKnown(await attachmentsOfDraft(db, hash)) !== ready.knownPicture)
    const { sealed } = late ? await sealDraft(scope, input) : ready
    const receipt = await storeSubmission(scope, sealed)
    if (!receipt.replayed)
      await saveReport(db, receipt.reportId, {
        file_count: await adoptAttachments(db, hash, receipt.reportId),
      })
    await deleteDraft(db, hash)
    return { ...receipt, token: receiptToken(token, once) }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})
