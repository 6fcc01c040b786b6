import { DueClock } from '../../ui/due-clock.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Split } from '../../ui/split.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Tag } from '../../ui/tag.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import { CaseBar } from './case-bar.tsx'
import { CaseClosing } from './case-closing.tsx'
import { CaseEvidence } from './case-evidence.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseNextStep } from './case-next-step.tsx'
import { CaseNotes } from './case-notes.tsx'
import { CasePlight } from './case-plight.tsx'
import type { CaseProps } from './case-props.ts'
import { CaseReports } from './case-reports.tsx'
import { CaseSection } from './case-section.tsx'
import { CaseSubjects } from './case-subjects.tsx'
import { CaseTasks } from './case-tasks.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { problemWords } from './case-words.ts'

/** All of a case on one page: the story left, what to do and by when right (below on a phone). */
export const CaseView = (props: CaseProps) => {
  const { t, opened } = props
  return (
    <>
      <p>
        <a href="/console/cases">‹ {t('cases.back')}</a>
      </p>
      <Headline {...props} />
      <CaseBar {...props} />
      <WentWrong {...props} />
      <Split
        tall
        asideLabel={t('cases.aside')}
        aside={
          <>
            <CaseNextStep {...props} />
            <CaseFacts {...props} />
            <CaseClosing {...props} />
          </>
        }
      >
        <CasePlight {...props} />
        <CaseSection done={props.done} id="summary" title={opened.title}>
          {opened.summary === '' ? (
            <p class="hint">{t('cases.summary-none')}</p>
          ) : (
            <SafeText text={opened.summary} />
          )}
          {opened.row.outcome !== null && (
            <section class="part">
              <p>
                {t('cases.fact-outcome')}: <Tag tone="ok">{t(`cases.outcome-${opened.row.outcome}`)}</Tag>
              </p>
              <SafeText text={opened.outcomeText ?? ''} />
            </section>
          )}
        </CaseSection>
        {props.beside}
        <CaseReports {...props} />
        <CaseSubjects {...props} />
        <CaseTasks {...props} />
        <CaseEvidence {...props} />
        <CaseNotes {...props} />
        <CaseTimeline {...props} />
      </Split>
    </>
  )
}

/** The gravest facts first. */
const Headline = ({ t, now, opened }: CaseProps) => {
  const { urgency, state, due_at } = opened.row
  return (
    <p class="headline">
      <UrgencyTag t={t} urgency={urgency} />
      <StateTag state={state} label={t(`cases.state-${state}`)} />
      {state !== 'closed' && state !== 'resolved' && <DueClock t={t} due={due_at} now={now} />}
      {state !== 'closed' && <a href="#closing">{t('cases.closing')}</a>}
    </p>
  )
}

/** Problems with links to their fields, or the reason where no field is to blame. */
const WentWrong = ({ t, sent }: CaseProps) => {
  if (sent === undefined) return null
  const fields = Object.entries(sent.fields)
  if (fields.length === 0)
    return (
      <Notice tone="warn" role="alert">
        {problemWords(t, sent.reason)}
      </Notice>
    )
  return (
    <ErrorSummary
      t={t}
      problems={Object.fromEntries(
        fields.map(([name, key]) => [`${sent.form}-${name}`, problemWords(t, key)]),
      )}
    />
  )
}
