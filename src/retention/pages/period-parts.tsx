import { formatDay } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { erasableClasses } from '../model/classes.ts'
import type { PeriodRow } from '../store/schedule.ts'
import { dayInWords, monthsInWords } from './class-words.ts'
import type { RetentionPageProps } from './retention-props.ts'

/** What waits for a second person, and for each what it would change. */
export const Proposals = (props: RetentionPageProps) => {
  const { t, retention } = props
  const proposed = retention.versions.filter(({ state }) => state === 'proposed')
  if (proposed.length === 0) return null
  return (
    <Card title={t('retention.proposals')} tone="warn">
      {proposed.map((one) => (
        <Proposal {...props} period={one} />
      ))}
    </Card>
  )
}

const Proposal = (props: RetentionPageProps & { readonly period: PeriodRow }) => {
  const { t, period, hidden, people, memberId, mayApprove } = props
  const own = period.author_id === memberId
  return (
    <>
      <p>
        <strong>
          {t.of(`retention.class-${period.class}`)}: {monthsInWords(t, period.months)}
        </strong>{' '}
        {t('retention.since', { day: dayInWords(period.valid_from) })}{' '}
        {period.verified ? `${period.article} ${period.document}` : t('retention.house')}
        <br />
        <span class="hint">
          {t('retention.proposed-by', {
            name: people.get(period.author_id ?? '') ?? '',
            day: formatDay(period.proposed_at),
          })}
        </span>
      </p>
      {mayApprove && !own && (
        <form method="post" action="/console/retention/decide" data-once>
          <HiddenFields values={{ ...hidden, periodId: period.id }} />
          <Button name="move" value="approve" small>
            {t('retention.approve')}
          </Button>{' '}
          <Button name="move" value="reject" kind="quiet" small>
            {t('retention.reject')}
          </Button>
        </form>
      )}
    </>
  )
}

export const ProposeForm = ({ t, hidden, typed = {}, problems = {} }: RetentionPageProps) => {
  const field = (name: string) => ({ t, name, value: typed[name], problem: problems[name] })
  return (
    <Details summary={t('retention.propose-title')} open={typed.months !== undefined}>
      <form method="post" action="/console/retention/propose" data-once novalidate>
        <HiddenFields values={hidden} />
        <Select
          {...field('class')}
          label={t('retention.class')}
          placeholder={t('retention.choose')}
          options={erasableClasses.map((name) => ({ value: name, label: t.of(`retention.class-${name}`) }))}
        />
        <TextField {...field('months')} label={t('retention.months-label')} maxLength={4} />
        <TextField
          {...field('document')}
          label={t('retention.document-label')}
          hint={t('retention.document-hint')}
          maxLength={200}
        />
        <TextField {...field('article')} label={t('retention.article-label')} maxLength={200} />
        <Choice
          type="checkbox"
          name="verified"
          value="yes"
          label={t('retention.verified-label')}
          hint={t('retention.verified-hint')}
          checked={typed.verified === 'yes'}
        />
        <DateTimeField {...field('validFrom')} kind="date" label={t('retention.valid-from')} />
        <Button>{t('retention.propose')}</Button>
      </form>
    </Details>
  )
}
