import { formatMoment } from '../../kit/format.ts'
import { urgeWays } from '../../referrals/model.ts'
import type { EscalationRow } from '../../referrals/store/escalations.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/details.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { OversightPageProps } from './oversight-props.ts'

/** What a leader must act on: an overdue referral leaves this list only when somebody says how they acted. */
export const Escalations = (props: OversightPageProps) => {
  const { t, figures, mayUrge } = props
  const { toAct } = figures
  return (
    <Card title={t('oversight.act')} tone={toAct.length > 0 ? 'danger' : 'ok'} id="act">
      {toAct.length === 0 && <p>{t('oversight.act-empty')}</p>}
      {toAct.length > 0 && (
        <p class="hint">{t(mayUrge ? 'oversight.act-lead' : 'oversight.act-read-only')}</p>
      )}
      {toAct.map((one) => (
        <Escalation {...props} one={one} />
      ))}
    </Card>
  )
}

interface EscalationProps extends OversightPageProps {
  readonly one: EscalationRow
}

const Escalation = ({ t, now, figures: { agencies }, mayUrge, hidden, one }: EscalationProps) => {
  const line = t('oversight.act-line', { number: one.number, agency: agencies.get(one.to_agency_id) ?? '' })
  return (
    <div class="urge">
      <p>
        <UrgencyTag t={t} urgency={one.urgency} />{' '}
        {mayUrge ? <a href={`/console/referrals/${one.referral_id}`}>{line}</a> : line}
        {': '}
        {t(`referrals.overdue-${one.reason}`)}, <DueClock t={t} due={one.due_at} now={now} />
      </p>
      {mayUrge && (
        <form
          method="post"
          action={`/console/oversight/escalations/${one.id}`}
          aria-label={one.number}
          data-once
        >
          <HiddenFields values={hidden} />
          <Details summary={t('oversight.act-note')}>
            <SubmitRow>
              {urgeWays.map((how) => (
                <Button kind="quiet" small name="how" value={how}>
                  {t(`oversight.act-${how}`)}
                </Button>
              ))}
            </SubmitRow>
          </Details>
        </form>
      )}
    </div>
  )
}

export const Urged = ({ t, figures: { urged, agencies, people }, mayUrge }: OversightPageProps) => (
  <>
    <h2>{t('oversight.urged')}</h2>
    {urged.length === 0 ? (
      <p class="hint">{t('oversight.urged-empty')}</p>
    ) : (
      <DataTable
        caption={t('oversight.urged')}
        columns={[
          t('oversight.column-referral'),
          t('oversight.column-agency'),
          t('oversight.column-reason'),
          t('oversight.column-how'),
          t('oversight.column-by'),
          t('oversight.column-at'),
        ]}
        rows={urged.map((one) => [
          mayUrge ? <a href={`/console/referrals/${one.referral_id}`}>{one.number}</a> : one.number,
          agencies.get(one.to_agency_id) ?? '',
          t(`referrals.overdue-${one.reason}`),
          one.seen_how === null ? '' : t(`referrals.urge-${one.seen_how}`),
          people.get(one.seen_by ?? '') ?? '',
          one.seen_at === null ? '' : formatMoment(one.seen_at),
        ])}
      />
    )}
  </>
)
