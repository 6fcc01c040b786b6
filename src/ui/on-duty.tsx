import type { Translate } from '../kit/text.ts'

export interface OnDutyProps {
  readonly t: Translate
  readonly names: readonly string[]
  /** Where whoever looks may name somebody. */
  readonly setHref?: string | undefined
}

/** Whom to turn to at this hour, or that nobody was named. */
export const OnDuty = ({ t, names, setHref }: OnDutyProps) => (
  <p class="on-duty">
    {names.length === 0 ? t('ui.on-duty-nobody') : t('ui.on-duty', { names: names.join(', ') })}{' '}
    {setHref && <a href={setHref}>{t('ui.on-duty-set')}</a>}
  </p>
)
