import type { Category } from '../../intake/store/categories.ts'
import type { ReportRow } from '../../intake/store/reports.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { CaseRow } from '../store/cases.ts'
import { CaseForm, type FormPlace, fieldsOf } from './case-form.tsx'
import { categoryWords, problemWords } from './case-words.ts'

export interface NewCasePageProps extends FormPlace {
  readonly report: ReportRow
  readonly categories: readonly Category[]
  /** False when the report is not waiting for a decision any more. */
  readonly waiting: boolean
  /** What the title starts as: the matter, never a name. */
  readonly title: string
  /** Open cases that name the same account, page or number. */
  readonly similar: readonly CaseRow[]
}

/** Where a report is accepted: into a case of its own, or into one that exists. */
export const NewCasePage = (props: NewCasePageProps) => {
  const { t, sent, report, waiting } = props
  return (
    <>
      <p>
        <a href={`/console/reports/${report.id}?reason=triage`}>‹ {t('cases.report-open')}</a>
      </p>
      {sent && Object.keys(sent.fields).length > 0 && (
        <ErrorSummary
          t={t}
          problems={Object.fromEntries(
            Object.entries(sent.fields).map(([name, key]) => [`${sent.form}-${name}`, problemWords(t, key)]),
          )}
        />
      )}
      {sent && Object.keys(sent.fields).length === 0 && (
        <Notice tone="warn" role="alert">
          {problemWords(t, sent.reason)}
        </Notice>
      )}
      <p>{t('cases.new-lead')}</p>
      <ReportFacts {...props} />
      {!waiting && <Notice>{t('cases.new-decided')}</Notice>}
      {waiting && report.legal_nature === null && <NatureFirst t={t} report={report} />}
      {waiting && report.legal_nature !== null && <AcceptForms {...props} />}
    </>
  )
}

const ReportFacts = ({ t, report, categories }: NewCasePageProps) => (
  <Card title={t('cases.new-report-facts')}>
    <DefinitionList
      items={[
        { term: t('cases.fact-urgency'), value: <UrgencyTag t={t} urgency={report.urgency} /> },
        { term: t('cases.fact-categories'), value: categoryWords(t, report.categories, categories) },
        { term: t('cases.fact-received'), value: formatMoment(report.received_at) },
      ]}
    />
  </Card>
)

const NatureFirst = ({ t, report }: { readonly t: Translate; readonly report: ReportRow }) => (
  <Notice tone="warn" title={t('cases.new-nature-first')}>
    <p>
      <ButtonLink href={`/console/reports/${report.id}?reason=triage`} small>
        {t('cases.new-nature-link')}
      </ButtonLink>
    </p>
  </Notice>
)

/** Both ways to accept a report; the title and the cases offered are only a beginning. */
export const AcceptForms = (props: NewCasePageProps) => {
  const { t, report, title, similar, categories } = props
  const fresh = fieldsOf(props, 'new')
  const existing = fieldsOf(props, 'report')
  return (
    <div class="grid">
      <Card title={t('cases.new-fresh')}>
        <CaseForm {...props} action="/console/cases/new" hidden={{ reportId: report.id }}>
          <TextField
            {...fresh.field('title', title)}
            label={t('cases.new-title-label')}
            hint={t('cases.new-title-hint')}
            maxLength={160}
            required
          />
          <TextArea
            {...fresh.field('summary')}
            label={t('cases.new-summary-label')}
            hint={t('cases.new-summary-hint')}
            rows={4}
            maxLength={5000}
          />
          <SubmitRow>
            <Button>{t('cases.new-open')}</Button>
          </SubmitRow>
        </CaseForm>
      </Card>
      <Card title={t('cases.new-existing')}>
        <p class="hint">{t('cases.new-existing-hint')}</p>
        {similar.map((one) => (
          <CaseForm
            {...props}
            action="/console/cases/add-report"
            hidden={{ reportId: report.id, number: one.number }}
          >
            <p>
              <UrgencyTag t={t} urgency={one.urgency} /> <strong>{one.number}</strong>{' '}
              <StateTag state={one.state} label={t(`cases.state-${one.state}`)} />
              <br />
              <span class="hint">
                {t('cases.new-similar')} · {categoryWords(t, one.categories, categories)} ·{' '}
                {t('cases.opened-at', { at: formatMoment(one.opened_at) })}
              </span>
            </p>
            <SubmitRow>
              <Button kind="quiet" small>
                {t('cases.new-add')}
                <span class="visually-hidden">: {one.number}</span>
              </Button>
            </SubmitRow>
          </CaseForm>
        ))}
        <CaseForm {...props} action="/console/cases/add-report" hidden={{ reportId: report.id }}>
          <TextField
            {...existing.field('number')}
            label={t('cases.new-number-label')}
            hint={t('cases.new-number-hint')}
            maxLength={20}
            required
          />
          <SubmitRow>
            <Button kind="quiet">{t('cases.new-add')}</Button>
          </SubmitRow>
        </CaseForm>
      </Card>
    </div>
  )
}
