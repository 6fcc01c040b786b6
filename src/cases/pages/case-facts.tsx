import { formatMoment } from '../../kit/format.ts'
import { urgencies } from '../../kit/urgency.ts'
import { citation, clockInForce } from '../../law/model/clocks.ts'
import { Button } from '../../ui/button.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Details } from '../../ui/details.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { Select } from '../../ui/select.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'
import { categoryWords } from './case-words.ts'

export const CaseFacts = (props: CaseProps) => {
  const { t, now, opened, may, categories, areas } = props
  const { row, names } = opened
  const running = row.state !== 'closed' && row.state !== 'resolved'
  return (
    <CaseSection done={props.done} id="facts" tone={row.urgency === 'P0' && running ? 'danger' : undefined}>
      <DefinitionList
        items={[
          { term: t('cases.fact-urgency'), value: <UrgencyTag t={t} urgency={row.urgency} /> },
          {
            term: t('cases.fact-state'),
            value: <StateTag state={row.state} label={t(`cases.state-${row.state}`)} />,
          },
          ...(running
            ? [{ term: t('cases.fact-due'), value: <Deadline t={t} due={row.due_at} now={now} /> }]
            : []),
          {
            term: t('cases.fact-owner'),
            value:
              row.owner_id === null ? t('cases.nobody') : (names.get(row.owner_id) ?? t('cases.somebody')),
          },
          {
            term: t('cases.fact-area'),
            value:
              areas.find(({ code }) => code === row.area_code)?.name ?? row.area_code ?? t('cases.no-place'),
          },
          { term: t('cases.fact-categories'), value: categoryWords(t, row.categories, categories) },
          { term: t('cases.fact-opened'), value: formatMoment(row.opened_at) },
          ...(row.closed_at === null
            ? []
            : [{ term: t('cases.fact-closed'), value: formatMoment(row.closed_at) }]),
        ]}
      />
      {running && <Basis {...props} />}
      {row.state !== 'closed' && (may('case.assign') || may('case.work')) && <Manage {...props} />}
    </CaseSection>
  )
}

const Deadline = ({ t, due, now }: Pick<CaseProps, 't' | 'now'> & { readonly due: Date }) => (
  <>
    <DueClock t={t} due={due} now={now} /> <span class="hint">({formatMoment(due)})</span>
  </>
)

/** The law behind the deadline, where somebody has read it. */
const Basis = ({ t, opened }: CaseProps) => {
  const clock = clockInForce(
    opened.row.urgency === 'P0' ? 'emergency-intervention' : 'plan',
    opened.row.opened_at,
  )
  const law = clock === undefined ? null : citation(clock)
  return law === null ? null : <p class="hint">{t('cases.fact-law', { law })}</p>
}

const Manage = (props: CaseProps) => {
  const { t, opened, may, officers } = props
  const assign = fieldsOf(props, 'assign')
  const urgency = fieldsOf(props, 'urgency')
  return (
    <Details summary={t('cases.manage')} open={assign.open || urgency.open}>
      {may('case.assign') && (
        <CaseForm {...props} action={pathOf(props, 'assign')}>
          <Select
            {...assign.field('memberId', opened.row.owner_id ?? '')}
            label={t('cases.assign-label')}
            placeholder={t('cases.assign-choose')}
            options={officers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button small kind="quiet">
            {t('cases.assign-do')}
          </Button>
        </CaseForm>
      )}
      {may('case.work') && (
        <CaseForm {...props} action={pathOf(props, 'urgency')}>
          <Select
            {...urgency.field('urgency', opened.row.urgency)}
            label={t('cases.urgency-label')}
            hint={t('cases.urgency-hint')}
            options={urgencies.map((value) => ({ value, label: `${value} ${t(`ui.urgency-${value}`)}` }))}
          />
          <Button small kind="quiet">
            {t('cases.urgency-do')}
          </Button>
        </CaseForm>
      )}
    </Details>
  )
}
