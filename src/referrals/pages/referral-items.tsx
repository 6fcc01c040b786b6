import { formatMoment, groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { ShownLink } from '../../ui/shown-link.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import type { ListedItem } from '../actions/open-referral.ts'

/** What to call an item: its public number or its kind, never a name out of the sealed part. */
export const itemLabel = (t: Translate, { kind, label }: ListedItem): string =>
  kind === 'report'
    ? t('referrals.item-report', { number: groupDigits(label) })
    : t.of(`referrals.item-evidence-${label}`)

export const itemTime = (t: Translate, { kind, at }: ListedItem): string =>
  t(kind === 'report' ? 'referrals.item-received' : 'referrals.item-collected', { at: formatMoment(at) })

export interface ReferralItemsProps {
  readonly t: Translate
  readonly items: readonly ListedItem[]
  readonly hidden: Readonly<Record<string, string>>
}

export const ReferralItems = ({ t, items, hidden }: ReferralItemsProps) =>
  items.length === 0 ? (
    <p>{t('referrals.items-none')}</p>
  ) : (
    <ul class="people">
      {items.map((item) => (
        <li>
          {item.open && item.kind === 'report' ? (
            <a href={`/console/reports/${item.id}?reason=case-work`}>{itemLabel(t, item)}</a>
          ) : (
            itemLabel(t, item)
          )}{' '}
          · {item.open ? itemTime(t, item) : t('referrals.item-closed')}
          {item.facts && <Evidence t={t} id={item.id} facts={item.facts} hidden={hidden} />}
        </li>
      ))}
    </ul>
  )

interface EvidenceProps extends Pick<ReferralItemsProps, 't' | 'hidden'> {
  readonly id: string
  readonly facts: NonNullable<ListedItem['facts']>
}

/** Links are never made clickable: one press would visit the place a child was harmed in. */
const Evidence = ({ t, id, facts, hidden }: EvidenceProps) => (
  <>
    <p>
      {facts.kind === 'link' ? <ShownLink t={t} url={facts.url} /> : <SafeText text={facts.name} />}
      {facts.description !== '' && (
        <>
          <br />
          <SafeText text={facts.description} />
        </>
      )}
    </p>
    <form method="post" action={`/console/evidence/${id}/verify`}>
      <HiddenFields values={hidden} />
      <SubmitRow>
        {facts.kind === 'file' && (
          <ButtonLink href={`/console/evidence/${id}/file?reason=case-work`} kind="quiet" small>
            {t('referrals.item-view')}
          </ButtonLink>
        )}
        <Button kind="quiet" small>
          {t('referrals.item-verify')}
        </Button>
      </SubmitRow>
    </form>
  </>
)
