import { z } from 'zod'
import { action } from '../../action/action.ts'
import { parse } from '../../action/perform.ts'
import { Refusal } from '../../kit/refusal.ts'
import { tokenHash } from '../../seal/token.ts'
import { reportSteps, stepAnswers } from '../model/draft.ts'
import { lockDraft } from '../store/drafts.ts'
import { findByIdempotency } from '../store/reports.ts'
import { DraftToken, newDraft, readDraftBox, writeDraftBox } from './draft-box.ts'

/** Keeps the answers of one page, sealed, and gives back all; the first page makes the draft. */
export const answerStep = action({
  name: 'draft.answer',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({
    token: DraftToken,
    step: z.enum(reportSteps),
    answers: z.record(z.string(), z.unknown()),
  }),
  subject: () => 'draft',
  run: async ({ db, now }, { token, step, answers }) => {
    await lockDraft(db, tokenHash(token), now)
    const kept = await readDraftBox(db, token, now)
    // What was sent does not begin again: words typed now would vanish behind the first receipt.
    if (kept === undefined && (await findByIdempotency(db, tokenHash(token))) !== undefined)
      throw new Refusal('expired', 'draft-expired')
    const draft = kept ?? (await newDraft())
    const given = parse(stepAnswers[step], answers)
    const all = { ...draft.answers, ...given }
    await writeDraftBox(db, token, { ...draft, answers: all }, now)
    return { answers: all }
  },
})
