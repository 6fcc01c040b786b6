import { readSecretCookie } from '../../action/cookies.ts'
import { perform } from '../../action/perform.ts'
import type { WebContext } from '../../action/web.ts'
import { keepDraft } from '../../intake/actions/keep-draft.ts'
import { readDraft } from '../../intake/actions/read-draft.ts'
import type { DraftAnswers } from '../../intake/model/draft.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Token } from '../../seal/token.ts'
import { ExpiredPage } from '../pages/closing-pages.tsx'
import type { DraftFile } from '../pages/step-page.ts'

export interface OpenDraft {
  readonly token: Token
  readonly answers: DraftAnswers
  readonly files: readonly DraftFile[]
}

/** The unfinished story of this browser. Refuses `expired` when there is none (any more). */
export const openDraft = async (c: WebContext): Promise<OpenDraft> => {
  const token = readSecretCookie(c, 'draft')
  if (token === undefined) throw new Refusal('expired', 'draft-expired')
  return { token, ...(await perform(readDraft, c.var.context, { token })) }
}

export const isExpired = (problem: unknown): boolean =>
  problem instanceof Refusal && problem.kind === 'expired'

/** The unfinished story under a token, `undefined` when there is none. */
export const draftUnder = async (c: WebContext, token: Token): Promise<OpenDraft | undefined> => {
  try {
    return { token, ...(await perform(readDraft, c.var.context, { token })) }
  } catch (problem) {
    if (isExpired(problem)) return undefined
    throw problem
  }
}

/** The same for the token of this browser. */
export const findDraft = async (c: WebContext): Promise<OpenDraft | undefined> => {
  const token = readSecretCookie(c, 'draft')
  return token === undefined ? undefined : draftUnder(c, token)
}

export const showExpired = async (c: WebContext, unsent = ''): Promise<Response> => {
  const { t } = c.var
  return c.render(<ExpiredPage t={t} voice="child" unsent={unsent} />, {
    title: t('report.expired-title'),
    quiet: true,
    status: 410,
  })
}

/** A reading page of the form; without a story in this browser it is the kind “expired” page. */
export const withDraft = async (
  c: WebContext,
  show: (draft: OpenDraft) => Promise<Response> | Response,
): Promise<Response> => {
  const draft = await findDraft(c)
  return draft === undefined ? showExpired(c) : show(draft)
}

/** Puts the story under its code and goes to the page that shows it. */
export const keepAndShow = async (c: WebContext, token: Token): Promise<Response> => {
  await perform(keepDraft, c.var.context, { token })
  return c.redirect('/report/kept', 303)
}
