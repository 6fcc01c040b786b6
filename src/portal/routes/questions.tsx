import { type Form, submitForm, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import type { Web, WebContext } from '../../action/web.ts'
import { communesMeant, communesNear, mostChoices } from '../../agencies/model/commune.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { addDraftFile } from '../../intake/actions/add-draft-file.ts'
import { answerStep } from '../../intake/actions/answer-step.ts'
import { removeDraftFile } from '../../intake/actions/remove-draft-file.ts'
import type { DraftAnswers } from '../../intake/model/draft.ts'
import { filesPerReport } from '../../intake/model/files.ts'
import { Refusal } from '../../kit/refusal.ts'
import { refusalStatus } from '../../kit/refusal-http.ts'
import { filesFull } from '../model/files-full.ts'
import { type Shown, shownProblems } from '../model/problems.ts'
import { answersOf, pathOf, type Question, questions, stepAfter, stepBefore } from '../model/steps.ts'
import { type Values, valuesOf } from '../model/values.ts'
import { voiceOf } from '../model/voice.ts'
import { AccountPage } from '../pages/account-page.tsx'
import { AgePage } from '../pages/age-page.tsx'
import { AppPage } from '../pages/app-page.tsx'
import { CommunePage } from '../pages/commune-page.tsx'
import { FilesPage } from '../pages/files-page.tsx'
import { HappenedPage } from '../pages/happened-page.tsx'
import { PlacePage } from '../pages/place-page.tsx'
import type { StepPageProps } from '../pages/step-page.ts'
import { TellPage } from '../pages/tell-page.tsx'
import { WhenPage } from '../pages/when-page.tsx'
import { WherePage } from '../pages/where-page.tsx'
import { WhoPage } from '../pages/who-page.tsx'
import { WordsPage } from '../pages/words-page.tsx'
import {
  findDraft,
  isExpired,
  keepAndShow,
  type OpenDraft,
  openDraft,
  showExpired,
  withDraft,
} from './draft.tsx'

const pages = {
  who: WhoPage,
  age: AgePage,
  happened: HappenedPage,
  where: WherePage,
  app: AppPage,
  account: AccountPage,
  place: PlacePage,
  commune: CommunePage,
  when: WhenPage,
  words: WordsPage,
  files: FilesPage,
  tell: TellPage,
} as const satisfies Readonly<Record<Question, (props: StepPageProps) => unknown>>

interface Again extends Shown {
  readonly values: Values
  readonly status: (typeof refusalStatus)[keyof typeof refusalStatus]
}

const show = async (
  c: WebContext,
  step: Question,
  { answers, files }: OpenDraft,
  again?: Again,
): Promise<Response> => {
  const { t, context, formToken } = c.var
  const Page = pages[step]
  return c.render(
    <Page
      t={t}
      voice={voiceOf(answers.reporter)}
      values={again?.values ?? valuesOf(answers)}
      problems={again?.problems}
      alert={again?.alert ?? filesFull(t, c.req.query('full'))}
      formToken={formToken}
      answers={answers}
      found={again === undefined && c.req.query('found') === '1'}
      files={files}
      communes={step === 'commune' ? await listAreas(context.db, context.now) : []}
    />,
    { title: t(`report.${step}-name`), quiet: true, status: again?.status ?? 200 },
  )
}

/** The code of the commune that was typed. What is not found, or may be several, is said beside the field. */
const withCommune = async ({ var: { context } }: WebContext, form: Form): Promise<Form['fields']> => {
  const typed = textOf(form, 'commune')
  if (typed.trim() === '') return form.fields
  const areas = await listAreas(context.db, context.now)
  const meant = communesMeant(areas, typed)
  const [first] = meant
  if (first === undefined)
    throw wrongCommune(communesNear(areas, typed).length > 0 ? 'near-commune' : 'unknown-commune')
  if (meant.length > mostChoices) throw wrongCommune('many-communes')
  if (meant.length > 1) throw wrongCommune('which-commune')
  return { ...form.fields, commune: first.code }
}

const wrongCommune = (problem: string): Refusal => new Refusal('invalid', 'invalid', { commune: problem })

/** “I do not know” leaves the question empty, whatever stood in it. */
const nothing = (step: Question): Form['fields'] =>
  Object.fromEntries(answersOf[step].map((name) => [name, '']))

/** Adds what can be added; what cannot is told by name, and the rest is kept. */
const addFiles = async (c: WebContext, token: string, { files }: Form): Promise<readonly string[]> => {
  const { t, context } = c.var
  const refused: string[] = []
  // More than a report can hold in one go is nobody's mistake: refuse before doing any work.
  if (files.length > filesPerReport)
    throw new Refusal('too-large', 'too-many-files', { files: 'too-many-files' })
  for (const { name, bytes } of files) {
    try {
      await perform(addDraftFile, context, { token, name, bytes })
    } catch (problem) {
      if (!(problem instanceof Refusal) || isExpired(problem)) throw problem
      refused.push(t('report.files-refused', { name, reason: t.of(`errors.${problem.reason}`) }))
    }
  }
  return refused
}

const changeFiles = async (
  c: WebContext,
  { token }: OpenDraft,
  form: Form,
): Promise<Response | undefined> => {
  const { context } = c.var
  const fileId = textOf(form, 'remove')
  if (fileId !== '') {
    const { blobKey } = await perform(removeDraftFile, context, { token, fileId })
    if (blobKey !== undefined) await context.services.blobs.remove(blobKey)
    return c.redirect(pathOf('files'), 303)
  }
  const refused = await addFiles(c, token, form)
  if (refused.length > 0)
    return show(c, 'files', await openDraft(c), {
      problems: { files: refused.join(' ') },
      values: {},
      status: 422,
    })
  return textOf(form, 'go') === 'add' ? c.redirect(pathOf('files'), 303) : undefined
}

const onward = (c: WebContext, step: Question, go: string, answers: DraftAnswers): Response => {
  if (go === 'back') return c.redirect(pathOf(stepBefore(step, answers)), 303)
  return c.redirect(pathOf(c.req.query('from') === 'review' ? 'review' : stepAfter(step, answers)), 303)
}

const take = async (c: WebContext, step: Question, form: Form): Promise<Response> => {
  const draft = await openDraft(c)
  const go = textOf(form, 'go')
  const given = go === 'skip' ? nothing(step) : step === 'commune' ? await withCommune(c, form) : form.fields
  const stay = step === 'files' ? await changeFiles(c, draft, form) : undefined
  if (stay !== undefined) return stay
  const { answers } = await perform(answerStep, c.var.context, { token: draft.token, step, answers: given })
  return go === 'save' ? keepAndShow(c, draft.token) : onward(c, step, go, answers)
}

const written = ['narrative', 'contact', 'platform', 'account', 'urls', 'occurredAt', 'place'] as const

/** The words of a form, for a page that can only give them back. */
const writtenIn = (form: Form): string =>
  written
    .map((name) => textOf(form, name).trim())
    .filter((text) => text !== '')
    .join('\n')

const again = async (c: WebContext, step: Question, form: Form, refusal: Refusal): Promise<Response> => {
  if (refusal.kind === 'expired') return showExpired(c, writtenIn(form))
  return withDraft(c, (draft) =>
    show(c, step, draft, {
      ...shownProblems(c.var.t, refusal),
      values: form.fields,
      status: refusalStatus[refusal.kind],
    }),
  )
}

/** One question a page: GET shows it with what was told, POST keeps it sealed and goes on, back, or under a code. */
export const questionRoutes = (web: Web): void => {
  for (const step of questions) {
    web.get(pathOf(step), (c) => withDraft(c, (draft) => show(c, step, draft)))
    web.post(pathOf(step), async (c) => {
      // A body of files is read only for whoever has a story here; it holds no words that could be given back.
      if (step === 'files' && (await findDraft(c)) === undefined) return showExpired(c)
      return submitForm(
        c,
        (form) => take(c, step, form),
        (form, refusal) => again(c, step, form, refusal),
      )
    })
  }
}
