import { plightWords } from '../../intake/model/plight.ts'
import type { Translate } from '../../kit/text.ts'
import { Plight } from '../../ui/plight.tsx'
import type { OpenedReferral } from '../actions/open-referral.ts'
import { itemLabel } from './referral-items.tsx'

export interface ReferralPlightProps {
  readonly t: Translate
  readonly opened: Pick<OpenedReferral, 'items'>
}

/** What must not be missed of each report that came along: who receives the letter may call next. */
export const ReferralPlight = ({ t, opened }: ReferralPlightProps) => {
  const told = opened.items.flatMap((item) =>
    item.plight === undefined ? [] : [{ item, plight: item.plight }],
  )
  return (
    <>
      {told.map(({ item, plight }) => (
        <section aria-label={itemLabel(t, item)}>
          {told.length > 1 && <p class="hint">{itemLabel(t, item)}</p>}
          <Plight words={plightWords(t, plight)} />
        </section>
      ))}
    </>
  )
}
