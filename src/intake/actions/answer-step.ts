import { z } from 'zod'
import { action } from '../../action/action.ts'
import { parse } from '../../action/perform.ts'
import { reportSteps, stepAnswers } from '../model/draft.ts'
import { DraftToken, newDraft, readDraftBox, writeDraftBox } from './draft-box.ts'

/** Keeps the answers of one page, sealed; the first page makes the draft. */
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
    const draft = (await readDraftBox(db, token, now)) ?? (await newDraft())
    const given = parse(stepAnswers[step], answers)
    await writeDraftBox(db, token, { ...draft, answers: { ...draft.answers, ...given } }, now)
  },
})
