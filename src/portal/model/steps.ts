import { type DraftAnswers, type ReportStep, reportSteps } from '../../intake/model/draft.ts'

/** The steps between the question of safety and the review, each a page of its own with a form. */
export const questions = [
  'who',
  'age',
  'happened',
  'where',
  'words',
  'files',
  'tell',
] as const satisfies readonly ReportStep[]
export type Question = (typeof questions)[number]

export const pathOf = (step: ReportStep): string => (step === 'safe' ? '/report' : `/report/${step}`)

/** Counted from 1, as people count. */
export const stepNumber = (step: ReportStep): number => reportSteps.indexOf(step) + 1
export const stepCount = reportSteps.length

export const stepBefore = (step: ReportStep): ReportStep =>
  reportSteps[reportSteps.indexOf(step) - 1] ?? 'safe'
export const stepAfter = (step: ReportStep): ReportStep =>
  reportSteps[reportSteps.indexOf(step) + 1] ?? 'review'

/** What a step's page asks for, as names of the answers. */
export const answersOf = {
  safe: ['safeNow'],
  who: ['reporter'],
  age: ['ageBand'],
  happened: ['happened'],
  where: ['platform', 'account', 'urls', 'occurredAt', 'commune', 'place'],
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
  return stepAfter(told.at(-1) ?? 'safe')
}
