import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Card } from '../../ui/card.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import type { OpenedReferral } from '../actions/open-referral.ts'
import type { ReferralRow } from '../store/referrals.ts'
import { ReferralItems } from './referral-items.tsx'
import { runningClock } from './referral-list.tsx'

/** A letter of the case; opened where there is an answer to read. */
export interface CaseReferral {
  readonly row: ReferralRow
  readonly opened?: OpenedReferral | undefined
}

export interface CaseReferralsProps {
  readonly t: Translate
  readonly now: Date
  readonly sent: readonly CaseReferral[]
  /** The letter this case came from, with what it brought. */
  readonly origin: OpenedReferral | undefined
  readonly agencies: ReadonlyMap<string, string>
  readonly hidden: Readonly<Record<string, string>>
}

/** The letters of a case: the one it came by, and those that went out, with their answers. */
export const CaseReferrals = (props: CaseReferralsProps) => {
  const { t, sent, origin } = props
  if (sent.length === 0 && origin === undefined) return null
  return (
    <Card title={t('referrals.title')} id="referrals">
      {origin && <Origin {...props} origin={origin} />}
      {sent.map((one) => (
        <Sent {...props} one={one} />
      ))}
    </Card>
  )
}

const Sent = ({ t, now, agencies, one }: CaseReferralsProps & { readonly one: CaseReferral }) => {
  const { row, opened } = one
  const due = runningClock(row)
  return (
    <section class="part">
      <h3>
        <a href={`/console/referrals/${row.id}`}>{row.number}</a>{' '}
        <StateTag state={row.state} label={t(`referrals.state-${row.state}`)} />{' '}
        {due && <DueClock t={t} due={due} now={now} />}
      </h3>
      <p class="hint">
        {[
          t('referrals.to', { agency: agencies.get(row.to_agency_id) ?? '' }),
          t(`referrals.purpose-${row.purpose}`),
          ...(row.sent_at === null ? [] : [t('referrals.sent-at', { at: formatMoment(row.sent_at) })]),
          ...(due === undefined ? [] : [t('referrals.due-at', { at: formatMoment(due) })]),
        ].join(' · ')}
      </p>
      {opened && <AnswerWords t={t} opened={opened} />}
    </section>
  )
}

const AnswerWords = ({
  t,
  opened: { result, returned },
}: {
  readonly t: Translate
  readonly opened: OpenedReferral
}) => (
  <>
    {result && (
      <p>
        <strong>
          {t('referrals.answer-result')}: {t(`referrals.result-${result.result}`)}
        </strong>
        <br />
        <SafeText text={result.text} />
      </p>
    )}
    {returned && (
      <p>
        <strong>
          {t('referrals.answer-returned')}: {t(`referrals.return-${returned.reason}`)}
        </strong>
        <br />
        <SafeText text={returned.text} />
      </p>
    )}
  </>
)

const Origin = ({ t, origin, hidden }: CaseReferralsProps & { readonly origin: OpenedReferral }) => {
  const { referral, letter, items } = origin
  return (
    <section class="part">
      <h3>
        {t('referrals.came-by')} <a href={`/console/referrals/${referral.id}`}>{referral.number}</a>{' '}
        <StateTag state={referral.state} label={t(`referrals.state-${referral.state}`)} />
      </h3>
      <p class="hint">
        {[t('referrals.from', { agency: letter.from }), t(`referrals.purpose-${referral.purpose}`)].join(
          ' · ',
        )}
      </p>
      <ReferralItems t={t} items={items} hidden={hidden} />
    </section>
  )
}
