import type { Child } from 'hono/jsx'
import { isTornConsent } from '../../intake/model/consent.ts'
import type { DraftAnswers, ReportStep } from '../../intake/model/draft.ts'
import type { TextKey } from '../../kit/text.ts'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { answersOf, pathOf, pathOfStory } from '../model/steps.ts'
import { speak } from '../model/voice.ts'
import { FileList } from './file-list.tsx'
import { happenedText } from './happened-page.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export interface ReviewPageProps extends Omit<StepPageProps, 'values' | 'answers'> {
  readonly answers: DraftAnswers
  /** Made when the page is shown: the same form sent again is the same sending. */
  readonly once: string
}

interface Row {
  readonly step: ReportStep
  readonly term: TextKey
  readonly lines: readonly string[]
}

const present = (...texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text): text is string => text !== undefined && text !== '')

const rowsOf = ({ t, voice, answers, files = [], communes = [] }: ReviewPageProps): readonly Row[] => {
  const say = speak(t, voice)
  const { safeNow, reporter, ageBand, happened, narrative } = answers
  const commune = communes.find(({ code }) => code === answers.commune)?.name
  return [
    { step: 'safe', term: 'report.review-safe', lines: present(safeNow && say(`report.safe-${safeNow}`)) },
    { step: 'who', term: 'report.review-who', lines: present(reporter && t(`report.reporter-${reporter}`)) },
    { step: 'age', term: 'report.review-age', lines: present(ageBand && t(`report.age-${ageBand}`)) },
    {
      step: 'happened',
      term: 'report.review-happened',
      lines: happened.map((code) => happenedText(t, voice, code)),
    },
    {
      step: 'where',
      term: 'report.review-where',
      lines: present(answers.setting && t(`report.setting-${answers.setting}`)),
    },
    { step: 'app', term: 'report.review-app', lines: present(answers.platform) },
    { step: 'account', term: 'report.review-account', lines: present(answers.account, ...answers.urls) },
    { step: 'place', term: 'report.review-place', lines: present(answers.place) },
    { step: 'commune', term: 'report.review-commune', lines: present(commune) },
    { step: 'when', term: 'report.review-when', lines: present(answers.occurredAt) },
    { step: 'words', term: 'report.review-words', lines: present(narrative) },
    { step: 'files', term: 'report.review-files', lines: files.map(({ name }) => name) },
    {
      step: 'tell',
      term: 'report.review-tell',
      lines: answers.mayTell.map((one) => say(`report.tell-${one}`)),
    },
    {
      step: 'tell',
      term: 'report.review-reach',
      lines: present(...answers.contactWays.map((way) => t(`report.way-${way}`)), answers.contact),
    },
  ]
}

/** What this story was not asked for, and does not tell, is no gap to show. */
const rowsShown = (props: ReviewPageProps): readonly Row[] => {
  const path = pathOfStory(props.answers)
  return rowsOf(props).filter(({ step, lines }) => lines.length > 0 || path.includes(step))
}

/** A way to answer that needs a number or a place was chosen, and neither is written. */
const lacksHow = ({ contactWays, contact = '' }: DraftAnswers): boolean =>
  contact.trim() === '' && contactWays.some((way) => way !== 'only-here')

/** Everything told so far, each with a way to change it; nothing needs to be filled in. */
export const ReviewPage = (props: ReviewPageProps) => {
  const { t, voice, answers, once, problems = {}, ...rest } = props
  const say = speak(t, voice)
  const value = ({ step, lines, term }: Row): Child => {
    const problem = answersOf[step]
      .map((name) => ({ name, text: problems[name] }))
      .find(({ text }) => text !== undefined)
    return (
      <>
        {problem && (
          <p class="field-error" id={`field-${problem.name}`} tabindex={-1}>
            {problem.text}
          </p>
        )}
        {lines.length === 0 && <span class="hint">{t('report.review-empty')}</span>}
        {lines.length === 1 && <SafeText text={lines[0] ?? ''} />}
        {lines.length > 1 && <FileList files={lines.map((name) => ({ name }))} />}
        <a class="change" href={`${pathOf(step)}?from=review`}>
          {t('report.review-change')}
          <span class="visually-hidden"> {say(term)}</span>
        </a>
      </>
    )
  }
  return (
    <StepFrame
      {...rest}
      t={t}
      voice={voice}
      problems={problems}
      answers={answers}
      step="review"
      title={t('report.review-title')}
      hint={t('report.review-hint')}
      action="/report/send"
      nextLabel={t('report.review-send')}
      hidden={{ voice, once }}
    >
      <div class="card review">
        <DefinitionList items={rowsShown(props).map((row) => ({ term: say(row.term), value: value(row) }))} />
      </div>
      {isTornConsent(answers.mayTell) && (
        <Notice>
          <p>
            {say('report.review-torn')}{' '}
            <a href={`${pathOf('tell')}?from=review`}>{t('report.review-torn-change')}</a>
          </p>
        </Notice>
      )}
      {lacksHow(answers) && (
        <Notice>
          <p>
            {t('report.review-how')}{' '}
            <a href={`${pathOf('tell')}?from=review`}>{t('report.review-how-add')}</a>
          </p>
        </Notice>
      )}
      <Notice tone="warn" title={t('report.exception-title')}>
        <p>{say('report.exception')}</p>
      </Notice>
      <p class="hint">{say('report.review-sealed')}</p>
    </StepFrame>
  )
}
