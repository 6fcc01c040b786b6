import { clearSecretCookie, readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { endReceipt } from '../../intake/actions/end-receipt.ts'
import { keepDraft } from '../../intake/actions/keep-draft.ts'
import { showReceipt as showReceiptOf } from '../../intake/actions/show-receipt.ts'
import { submitDraft } from '../../intake/actions/submit-draft.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { isToken, newToken } from '../../seal/token.ts'
import { type Shown, shownProblems } from '../model/problems.ts'
import { pathOf, resumeAt, stepBefore } from '../model/steps.ts'
import { type Voice, voiceNamed, voiceOf } from '../model/voice.ts'
import { DonePage, LaterPage } from '../pages/closing-pages.tsx'
import { KeptPage } from '../pages/kept-page.tsx'
import { receiptImage } from '../pages/receipt-image.ts'
import { ReceiptPage } from '../pages/receipt-page.tsx'
import { ReviewPage } from '../pages/review-page.tsx'
import {
  findDraft,
  isExpired,
  keepAndShow,
  type OpenDraft,
  openDraft,
  showExpired,
  withDraft,
} from './draft.tsx'

interface Again extends Shown {
  readonly status: (typeof refusalStatus)[keyof typeof refusalStatus]
}

const showReview = async (c: WebContext, { answers, files }: OpenDraft, again?: Again): Promise<Response> => {
  const { t, context, formToken } = c.var
  return c.render(
    <ReviewPage
      t={t}
      voice={voiceOf(answers.reporter)}
      answers={answers}
      files={files}
      communes={await listAreas(context.db, context.now)}
      once={newToken()}
      found={again === undefined && c.req.query('found') === '1'}
      formToken={formToken}
      problems={again?.problems}
      alert={again?.alert}
    />,
    { title: t('report.review-name'), quiet: true, status: again?.status ?? 200 },
  )
}

const reviewAgain = (c: WebContext, refusal: Refusal): Promise<Response> =>
  withDraft(c, (draft) =>
    showReview(c, draft, { ...shownProblems(c.var.t, refusal), status: refusalStatus[refusal.kind] }),
  )

/** Send, keep or go back: the review has one form. */
const send = async (c: WebContext, form: Form): Promise<Response> => {
  const token = readSecretCookie(c, 'draft')
  if (token === undefined) return showExpired(c)
  const go = textOf(form, 'go')
  if (go === 'save') return keepAndShow(c, token)
  if (go === 'back') return c.redirect(pathOf(stepBefore('review')), 303)
  const once = textOf(form, 'once')
  const sent = await perform(submitDraft, c.var.context, {
    token,
    once: isToken(once) ? once : newToken(),
    locale: c.var.t.locale,
  })
  setSecretCookie(c, 'draft', sent.token)
  return c.redirect(spokenTo('/report/receipt', voiceNamed(textOf(form, 'voice'))), 303)
}

/** The first tap's answer may have brought the cookie of the receipt already: then the receipt is what was asked for. */
const sendAgain = async (c: WebContext, form: Form, refusal: Refusal): Promise<Response> => {
  const token = readSecretCookie(c, 'draft')
  if (token !== undefined && (await perform(showReceiptOf, c.var.context, { token })) !== undefined)
    return c.redirect(spokenTo('/report/receipt', voiceNamed(textOf(form, 'voice'))), 303)
  return refusal.kind === 'expired' ? showExpired(c) : reviewAgain(c, refusal)
}

/** Once a story is sent nothing here knows who told it; the address says how to speak to them. */
const spokenTo = (path: string, voice: Voice): string => (voice === 'adult' ? `${path}?to=adult` : path)

/** The page after it knows nothing any more: the address says by when somebody reads, in minutes since 1970. */
const donePath = (voice: Voice, dueAt: Date): string =>
  `/report/done?${new URLSearchParams({
    ...(voice === 'adult' && { to: 'adult' }),
    by: String(Math.floor(dueAt.getTime() / 60_000)),
  })}`

const momentIn = (minutes = ''): Date | undefined =>
  /^\d{1,8}$/.test(minutes) ? new Date(Number(minutes) * 60_000) : undefined

/** The receipt of what this browser has sent; nothing is ever sent from here. */
const sentReceipt = async (c: WebContext) => {
  const token = readSecretCookie(c, 'draft')
  if (token === undefined) throw new Refusal('expired', 'draft-expired')
  if ((await findDraft(c)) !== undefined) return undefined
  const receipt = await perform(showReceiptOf, c.var.context, { token })
  if (receipt === undefined) throw new Refusal('expired', 'draft-expired')
  return receipt
}

const showReceipt = async (c: WebContext, voice: Voice, typed?: string): Promise<Response> => {
  const { t, formToken } = c.var
  try {
    const receipt = await sentReceipt(c)
    if (receipt === undefined) return c.redirect(pathOf('review'), 303)
    const { locator, secret, dueAt } = receipt
    const image = await receiptImage(locator, secret)
    return c.render(<ReceiptPage {...{ t, voice, locator, secret, image, formToken, dueAt, typed }} />, {
      title: t('report.receipt-name'),
      quiet: true,
      islands: ['print-receipt'],
      status: typed === undefined ? 200 : 422,
    })
  } catch (problem) {
    if (isExpired(problem)) return showExpired(c)
    throw problem
  }
}

const endOwnReceipt = async (c: WebContext): Promise<void> => {
  const token = readSecretCookie(c, 'draft')
  if (token !== undefined) await perform(endReceipt, c.var.context, { token })
}

const showKept = (c: WebContext): Promise<Response> =>
  withDraft(c, async ({ token, answers, files }) => {
    const { t, formToken, context } = c.var
    const { locator, secret, expiresAt } = await perform(keepDraft, context, { token })
    const goOn = pathOf(resumeAt(answers, files.length))
    const voice = voiceOf(answers.reporter)
    return c.render(<KeptPage {...{ t, voice, locator, secret, goOn, formToken }} until={expiresAt} />, {
      title: t('report.kept-name'),
      quiet: true,
      islands: ['print-receipt'],
    })
  })

/** Review, send, receipt; and the other way to stop: under a code, not sent. */
export const sendingRoutes = (web: Web): void => {
  web.get('/report/review', (c) => withDraft(c, (draft) => showReview(c, draft)))

  for (const path of ['/report/send', '/report/review'])
    web.post(path, (c) =>
      submitForm(
        c,
        (form) => send(c, form),
        (form, refusal) => sendAgain(c, form, refusal),
      ),
    )

  web.get('/report/receipt', (c) => showReceipt(c, voiceNamed(c.req.query('to'))))

  web.post('/report/receipt/check', (c) =>
    submitForm(
      c,
      async (form) => {
        const receipt = await sentReceipt(c)
        const typed = textOf(form, 'last')
        const voice = voiceNamed(textOf(form, 'voice'))
        const digits = typed.replace(/\D/g, '')
        if (receipt === undefined || digits.length < 4 || !receipt.secret.endsWith(digits))
          return showReceipt(c, voice, typed)
        await endOwnReceipt(c)
        clearSecretCookie(c, 'draft')
        return c.redirect(donePath(voice, receipt.dueAt), 303)
      },
      (form, refusal) =>
        refusal.kind === 'expired'
          ? showExpired(c)
          : showReceipt(c, voiceNamed(textOf(form, 'voice')), textOf(form, 'last')),
    ),
  )

  web.get('/report/done', (c) =>
    c.render(
      <DonePage t={c.var.t} voice={voiceNamed(c.req.query('to'))} dueAt={momentIn(c.req.query('by'))} />,
      {
        title: c.var.t('report.done-name'),
        quiet: true,
      },
    ),
  )

  web.post('/report/keep', (c) =>
    submitForm(
      c,
      async () => keepAndShow(c, (await openDraft(c)).token),
      (_, refusal) => (refusal.kind === 'expired' ? showExpired(c) : reviewAgain(c, refusal)),
    ),
  )

  web.get('/report/kept', showKept)

  web.post('/report/leave', (c) =>
    submitForm(
      c,
      async () => {
        clearSecretCookie(c, 'draft')
        return c.redirect('/report/later', 303)
      },
      () => showKept(c),
    ),
  )

  web.get('/report/later', (c) =>
    c.render(<LaterPage t={c.var.t} />, { title: c.var.t('report.later-name'), quiet: true }),
  )
}
