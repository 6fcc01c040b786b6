import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Split } from '../../ui/split.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CaseClosing } from './case-closing.tsx'
import { CaseEvidence } from './case-evidence.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseNextStep } from './case-next-step.tsx'
import { CaseNotes } from './case-notes.tsx'
import type { CaseProps } from './case-props.ts'
import { CaseReports } from './case-reports.tsx'
import { CaseSubjects } from './case-subjects.tsx'
import { CaseTasks } from './case-tasks.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { problemWords } from './case-words.ts'

export interface CaseViewProps extends CaseProps {
  /** What was just done, in words. */
  readonly done?: { readonly text: string; readonly tone: 'ok' | 'danger' } | undefined
}

/** All of a case on one page: the story left, what to do and by when right (below on a phone). */
export const CaseView = (props: CaseViewProps) => {
  const { t, opened, done } = props
  return (
    <>
      <p>
        <a href="/console/cases">‹ {t('cases.back')}</a>
      </p>
      {done && (
        <Notice tone={done.tone} role="status">
          {done.text}
        </Notice>
      )}
      <WentWrong {...props} />
      <Split
        asideLabel={t('cases.aside')}
        aside={
          <>
            <CaseFacts {...props} />
            <CaseNextStep {...props} />
            <CaseClosing {...props} />
          </>
        }
      >
        <Card title={opened.title} id="summary">
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
        </Card>
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

/** Problems with links to their fields, or the reason where no field is to blame. */
const WentWrong = ({ t, sent }: CaseViewProps) => {
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
