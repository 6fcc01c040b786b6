import { clearSecretCookie, readSecretCookie, setSecretCookie } from '../../action/cookies.ts'
import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { answerStep } from '../../intake/actions/answer-step.ts'
import { readDraft } from '../../intake/actions/read-draft.ts'
import { renewDraft } from '../../intake/actions/renew-draft.ts'
import { type Reporter, reporters } from '../../intake/model/words.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { isToken, newToken, nextToken, type Token } from '../../seal/token.ts'
import { type Shown, shownProblems } from '../model/problems.ts'
import { pathOf, resumeAt } from '../model/steps.ts'
import { type Values, valuesOf } from '../model/values.ts'
import { voiceOf } from '../model/voice.ts'
import { DangerPage } from '../pages/danger-page.tsx'
import { StartPage } from '../pages/start-page.tsx'
import { draftUnder, findDraft, showExpired } from './draft.tsx'

const reporterNamed = (name: string | undefined): Reporter | undefined =>
  reporters.find((reporter) => reporter === name)

interface Again extends Shown {
  readonly values: Values
  readonly status: 403 | 422
}

const showStart = async (c: WebContext, again?: Again): Promise<Response> => {
  const { t, formToken } = c.var
  const draft = await findDraft(c)
  const reporter = draft?.answers.reporter ?? reporterNamed(c.req.query('who'))
  const voice = voiceOf(reporter)
  return c.render(
    <StartPage
      t={t}
      voice={voice}
      values={again?.values ?? (draft === undefined ? {} : valuesOf(draft.answers))}
      problems={again?.problems}
      alert={again?.alert}
      formToken={formToken}
      reporter={reporter}
      unfinished={draft && pathOf(resumeAt(draft.answers, draft.files.length))}
    />,
    { title: t('report.start-name'), quiet: true, status: again?.status ?? 200 },
  )
}

/** The story this form goes on with: this browser's, the one its first tap has just moved, or a new one. */
const storyOf = async (c: WebContext, next: Token | undefined): Promise<Token> => {
  const here = await findDraft(c)
  if (here !== undefined) return here.token
  // A cookie whose story was sent is never used again: its receipt belongs to the sent one.
  return next !== undefined && (await draftUnder(c, next)) !== undefined ? next : newToken()
}

/**
 * A cookie found here may have been planted, or copied by whoever used this browser before: the story goes on under a new one.
 * Only after the answers are taken, so that a refused form still finds its story.
 */
const underNewCookie = async (c: WebContext, token: Token, next: Token | undefined): Promise<Token> =>
  next !== undefined && next !== token && (await perform(renewDraft, c.var.context, { token, next }))
    ? next
    : token

const nextOf = (c: WebContext, form: Form): Token | undefined => {
  const token = readSecretCookie(c, 'draft')
  const once = textOf(form, 'once')
  return token === undefined ? undefined : nextToken(token, isToken(once) ? once : newToken())
}

/** The first page: the only one that makes a cookie, and only once something is sent. */
export const startRoutes = (web: Web): void => {
  web.get('/report', (c) => showStart(c))

  web.post('/report', (c) =>
    submitForm(
      c,
      async (form) => {
        const next = nextOf(c, form)
        const story = await storyOf(c, next)
        const { context } = c.var
        await perform(answerStep, context, { token: story, step: 'safe', answers: form.fields })
        const reporter = reporterNamed(textOf(form, 'reporter'))
        if (reporter !== undefined)
          await perform(answerStep, context, { token: story, step: 'who', answers: { reporter } })
        const token = await underNewCookie(c, story, next)
        setSecretCookie(c, 'draft', token)
        if (textOf(form, 'safeNow') === 'no') return c.redirect('/report/danger', 303)
        const { answers, files } = await perform(readDraft, context, { token })
        return c.redirect(pathOf(resumeAt(answers, files.length)), 303)
      },
      (form, refusal) =>
        showStart(c, {
          ...shownProblems(c.var.t, refusal),
          values: form.fields,
          status: refusalStatus[refusal.kind] === 403 ? 403 : 422,
        }),
    ),
  )

  web.get('/report/danger', async (c) => {
    const { t } = c.var
    const draft = await findDraft(c)
    const voice = voiceOf(draft?.answers.reporter)
    const goOn = draft === undefined ? '/report' : pathOf(resumeAt(draft.answers, draft.files.length))
    return c.render(<DangerPage t={t} voice={voice} goOn={goOn} />, {
      title: t('report.danger-name'),
      quiet: true,
    })
  })

  web.post('/report/restart', (c) =>
    submitForm(
      c,
      async () => {
        clearSecretCookie(c, 'draft')
        return c.redirect('/report', 303)
      },
      () => showExpired(c),
    ),
  )
}
