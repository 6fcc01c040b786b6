import { formatMoment } from '../../kit/format.ts'
import { urgeWays } from '../../referrals/model.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Select } from '../../ui/select.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { OversightPageProps } from './oversight-props.ts'

/** What a leader must act on: an overdue referral leaves this list only when somebody says how they acted. */
export const Escalations = ({ t, figures: { toAct, agencies }, mayUrge, hidden }: OversightPageProps) => (
  <Card title={t('oversight.act')} tone={toAct.length > 0 ? 'danger' : undefined} id="act">
    {toAct.length === 0 && <p>{t('oversight.act-empty')}</p>}
    {toAct.length > 0 && !mayUrge && <p class="hint">{t('oversight.act-read-only')}</p>}
    {toAct.map((one) => (
      <div>
        <p>
          <UrgencyTag t={t} urgency={one.urgency} />{' '}
          <a href={`/console/referrals/${one.referral_id}`}>
            {t('oversight.act-line', { number: one.number, agency: agencies.get(one.to_agency_id) ?? '' })}
          </a>
          <br />
          {t(`referrals.overdue-${one.reason}`)},{' '}
          {t('oversight.act-since', { at: formatMoment(one.raised_at) })}
        </p>
        {mayUrge && (
          <form class="filter" method="post" action={`/console/oversight/escalations/${one.id}`} data-once>
            <HiddenFields values={hidden} />
            <Select
              t={t}
              id={`how-${one.id}`}
              name="how"
              label={t('oversight.act-how')}
              placeholder={t('oversight.act-how-none')}
              options={urgeWays.map((value) => ({ value, label: t(`referrals.urge-${value}`) }))}
              required
            />
            <Button small>{t('oversight.act-done')}</Button>
          </form>
        )}
      </div>
    ))}
  </Card>
)

export const Urged = ({ t, figures: { urged, agencies, people } }: OversightPageProps) => (
  <section>
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
          <a href={`/console/referrals/${one.referral_id}`}>{one.number}</a>,
          agencies.get(one.to_agency_id) ?? '',
          t(`referrals.overdue-${one.reason}`),
          one.seen_how === null ? '' : t(`referrals.urge-${one.seen_how}`),
          people.get(one.seen_by ?? '') ?? '',
          one.seen_at === null ? '' : formatMoment(one.seen_at),
        ])}
      />
    )}
  </section>
)
