import { type DraftAnswers, emptyAnswers, type ReportStep, reportSteps } from '../../intake/model/draft.ts'

/** The steps between the question of safety and the review, each a page of its own with a form. */
export const questions = [
  'who',
  'age',
  'happened',
  'where',
  'app',
  'account',
  'place',
  'commune',
  'when',
  'words',
  'files',
  'tell',
] as const satisfies readonly ReportStep[]
export type Question = (typeof questions)[number]

export const pathOf = (step: ReportStep): string => (step === 'safe' ? '/report' : `/report/${step}`)

type Setting = Pick<DraftAnswers, 'setting'>

/** Nobody is asked for the place of what was only on the net, nor for the account of what was not. */
const asked = (step: ReportStep, { setting }: Setting): boolean =>
  step === 'place'
    ? setting !== 'online'
    : step === 'app' || step === 'account'
      ? setting !== 'offline'
      : true

/** The pages of this story, in order. Both ways stay open until a child says where it was. */
export const pathOfStory = (answers: Setting): readonly ReportStep[] =>
  reportSteps.filter((step) => asked(step, answers))

const isBefore = (one: ReportStep, other: ReportStep): boolean =>
  reportSteps.indexOf(one) < reportSteps.indexOf(other)

/** Counted from 1, as people count. A page beside the path, opened from the review, counts as the one before it. */
export const progressAt = (
  step: ReportStep,
  answers: Setting = emptyAnswers,
): { readonly step: number; readonly of: number } => {
  const path = pathOfStory(answers)
  return { step: path.filter((one) => !isBefore(step, one)).length, of: path.length }
}

export const stepBefore = (step: ReportStep, answers: Setting = emptyAnswers): ReportStep =>
  pathOfStory(answers).findLast((one) => isBefore(one, step)) ?? 'safe'
export const stepAfter = (step: ReportStep, answers: Setting = emptyAnswers): ReportStep =>
  pathOfStory(answers).find((one) => isBefore(step, one)) ?? 'review'

/** What a step's page asks for, as names of the answers. */
export const answersOf = {
  safe: ['safeNow'],
  who: ['reporter'],
  age: ['ageBand'],
  happened: ['happened'],
  where: ['setting'],
  app: ['platform'],
  account: ['account', 'urls'],
  place: ['place'],
  commune: ['commune'],
  when: ['occurredAt'],
  words: ['narrative'],
  files: [],
  tell: ['mayTell', 'contactWays', 'contact'],
  review: [],
} as const satisfies Readonly<Record<ReportStep, readonly (keyof DraftAnswers)[]>>

const given = (answer: DraftAnswers[keyof DraftAnswers]): boolean => answer !== undefined && answer.length > 0

/** The step whose page asks for this answer, for links beside a problem. */
export const stepOf = (name: string): ReportStep | undefined =>
  reportSteps.find((step) => answersOf[step].some((answer) => answer === name))

/** Where somebody who comes back goes on: after the last thing they told, so that what they skipped stays skipped. */
export const resumeAt = (answers: DraftAnswers, fileCount: number): ReportStep => {
  const told = reportSteps.filter(
    (step) => answersOf[step].some((name) => given(answers[name])) || (step === 'files' && fileCount > 0),
  )
  return stepAfter(told.at(-1) ?? 'safe', answers)
}
