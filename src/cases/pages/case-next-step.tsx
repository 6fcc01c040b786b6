import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { outcomes } from '../model/words.ts'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, isWorkable, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'

/** One thing to do next, by state. */
export const CaseNextStep = (props: CaseProps) => {
  const { t, opened, may } = props
  const { state } = opened.row
  return (
    <CaseSection done={props.done} id="next" title={t('cases.next')}>
      <NextWords {...props} />
      {isWorkable(props) && (state === 'open' || state === 'assessed') && <Forward {...props} />}
      {isWorkable(props) && state === 'acting' && <Resolve {...props} />}
      {state === 'resolved' && <Inform {...props} />}
      {may('case.close') && (state === 'resolved' || state === 'closed') && <Reopen {...props} />}
    </CaseSection>
  )
}

/** With the result written, only what the closing still misses is left to do. */
const NextWords = ({ t, opened }: CaseProps) => {
  const { state } = opened.row
  if (state !== 'resolved') return <p class="hint">{t(`cases.step-${state}`)}</p>
  if (opened.missing.length === 0) return <p class="hint">{t('cases.step-to-close')}</p>
  return (
    <ul class="hint">
      {opened.missing.map((check) => (
        <li>{t(`cases.left-${check}`)}</li>
      ))}
    </ul>
  )
}

const Forward = (props: CaseProps) => {
  const { t, opened } = props
  const form = fieldsOf(props, 'step')
  const assess = opened.row.state === 'open'
  return (
    <CaseForm {...props} action={pathOf(props, assess ? 'assess' : 'act')}>
      <TextArea {...form.field('text')} label={t('cases.step-text')} rows={3} maxLength={5000} />
      <SubmitRow>
        {assess && <Button small>{t('cases.step-assess')}</Button>}
        <Button small kind={assess ? 'quiet' : 'act'} action={pathOf(props, 'act')}>
          {t('cases.step-act')}
        </Button>
      </SubmitRow>
    </CaseForm>
  )
}

const Resolve = (props: CaseProps) => {
  const { t } = props
  const { field } = fieldsOf(props, 'resolve')
  return (
    <CaseForm {...props} action={pathOf(props, 'resolve')}>
      <Select
        {...field('outcome')}
        label={t('cases.outcome-label')}
        placeholder={t('cases.outcome-choose')}
        options={outcomes.map((value) => ({ value, label: t(`cases.outcome-${value}`) }))}
      />
      <TextArea {...field('text')} label={t('cases.outcome-text')} rows={4} maxLength={5000} />
      <SubmitRow>
        <Button small>{t('cases.outcome-do')}</Button>
      </SubmitRow>
    </CaseForm>
  )
}

const Inform = (props: CaseProps) => {
  const { t, opened, may } = props
  const waiting = opened.reports.filter(({ own, informed }) => own && !informed).length
  if (waiting === 0 || opened.row.outcome === null || !may('report.message')) return null
  const { field } = fieldsOf(props, 'inform')
  return (
    <CaseForm {...props} action={pathOf(props, 'inform')}>
      <TextArea
        {...field('text', t(`cases.inform-text-${opened.row.outcome}`))}
        label={t('cases.inform-label', { n: waiting })}
        hint={t('cases.inform-hint')}
        rows={7}
        maxLength={5000}
      />
      <SubmitRow>
        <Button small>{t('cases.inform-do')}</Button>
      </SubmitRow>
    </CaseForm>
  )
}

const Reopen = (props: CaseProps) => {
  const { t, opened } = props
  const { field, open } = fieldsOf(props, 'reopen')
  return (
    <Details
      summary={t(opened.row.state === 'closed' ? 'cases.reopen-do' : 'cases.reopen-title')}
      open={open}
    >
      <CaseForm {...props} action={pathOf(props, 'reopen')}>
        <TextArea
          {...field('text')}
          label={t('cases.reopen-label')}
          hint={t('cases.reopen-hint')}
          rows={3}
          maxLength={5000}
        />
        <SubmitRow>
          <Button small kind="quiet">
            {t('cases.reopen-do')}
          </Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}
