import { formatMoment, groupDigits } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Details } from '../../ui/details.tsx'
import { MessageBubble } from '../../ui/message-bubble.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, isWorkable, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'

type Linked = CaseProps['opened']['reports'][number]
type Letters = NonNullable<Linked['letters']>

export const CaseReports = (props: CaseProps) => (
  <CaseSection done={props.done} id="reports" title={props.t('cases.reports')}>
    {props.opened.reports.length === 0 && <p class="hint">{props.t('cases.reports-none')}</p>}
    {props.opened.reports.map((linked) => (
      <OneReport {...props} linked={linked} />
    ))}
  </CaseSection>
)

const isWaiting = ({ opened }: CaseProps, reportId: string): boolean =>
  opened.unanswered.some(({ id }) => id === reportId)

const OneReport = (props: CaseProps & { readonly linked: Linked }) => {
  const { t, may, linked } = props
  const { report, own, informed, letters } = linked
  return (
    <section class="part" id={`report-${report.id}`}>
      <h3>
        {t('cases.report-line', { number: groupDigits(report.locator) })}{' '}
        {own && (
          <Tag tone={informed ? 'ok' : 'warn'}>
            {t(informed ? 'cases.report-informed' : 'cases.report-uninformed')}
          </Tag>
        )}{' '}
        {isWaiting(props, report.id) && <Tag tone="warn">{t('cases.report-unanswered')}</Tag>}
      </h3>
      <p class="hint">
        {[
          t.of(`intake.reporter-${report.reporter}`),
          t.of(`intake.age-${report.age_band}`),
          t.of(`intake.channel-${report.channel}`),
          formatMoment(report.received_at),
        ].join(' · ')}
      </p>
      {!own && <p class="hint">{t('cases.report-other-agency')}</p>}
      {may('report.read') && (
        <p>
          <ButtonLink href={`/console/reports/${report.id}?reason=case-work`} kind="quiet" small>
            {t('cases.report-open')}
          </ButtonLink>
        </p>
      )}
      {letters === undefined ? (
        <p class="hint">{t('cases.report-sealed')}</p>
      ) : (
        <Correspondence {...props} letters={letters} />
      )}
    </section>
  )
}

const Correspondence = (props: CaseProps & { readonly linked: Linked; readonly letters: Letters }) => {
  const { t, opened, may, linked, letters } = props
  const { id } = linked.report
  const { field, open } = fieldsOf(props, `message-${id}`)
  return (
    <>
      <Files {...props} />
      {letters.messages.length === 0 && <p class="hint">{t('cases.messages-none')}</p>}
      {letters.messages.map((message) => (
        <MessageBubble
          t={t}
          from={message.direction === 'in' ? 'reporter' : 'officer'}
          reader="officer"
          author={message.member_id === null ? undefined : opened.names.get(message.member_id)}
          at={message.created_at}
          text={message.text}
          unread={message.direction === 'in' && message.read_at === null}
        >
          {message.kind === 'outcome' && <Tag tone="ok">{t('cases.message-outcome')}</Tag>}
        </MessageBubble>
      ))}
      {may('report.message') && linked.own && (
        <Details summary={t('cases.message-add')} open={open || isWaiting(props, id)}>
          <CaseForm {...props} action={pathOf(props, 'messages')} hidden={{ reportId: id }}>
            <TextArea
              {...field('text')}
              label={t('cases.message-label')}
              hint={t('cases.message-hint')}
              rows={4}
              maxLength={5000}
            />
            <SubmitRow>
              <Button small>{t('cases.message-send')}</Button>
            </SubmitRow>
          </CaseForm>
        </Details>
      )}
    </>
  )
}

const Files = (props: CaseProps & { readonly letters: Letters }) => {
  const { t, opened, letters } = props
  if (letters.files.length === 0) return null
  const kept = new Set(
    opened.evidence.flatMap(({ facts }) => (facts.kind === 'file' ? [facts.attachmentId] : [])),
  )
  return (
    <>
      <h3>{t('cases.files')}</h3>
      <ul class="people">
        {letters.files.map(({ id, state, facts }) => (
          <li>
            <bdi>{facts.name}</bdi> {state === 'locked' && <Tag tone="danger">{t('cases.file-locked')}</Tag>}
            {kept.has(id) && <Tag tone="ok">{t('cases.file-kept')}</Tag>}
            {state !== 'locked' && !kept.has(id) && isWorkable(props) && (
              <CaseForm {...props} action={pathOf(props, 'report-evidence')} hidden={{ attachmentId: id }}>
                <Button small kind="quiet">
                  {t('cases.file-keep')}
                </Button>
              </CaseForm>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
