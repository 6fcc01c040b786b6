import type { Translate } from '../kit/text.ts'

/** Whom to turn to at this hour, or that nobody was named. */
export const OnDuty = ({ t, names }: { readonly t: Translate; readonly names: readonly string[] }) => (
  <p class="on-duty">
    {names.length === 0 ? t('ui.on-duty-nobody') : t('ui.on-duty', { names: names.join(', ') })}
  </p>
)
