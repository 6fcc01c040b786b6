import { plightWords } from '../../intake/model/plight.ts'
import type { Translate } from '../../kit/text.ts'
import type { OpenedReferral } from '../actions/open-referral.ts'
import { itemLabel } from './referral-items.tsx'

export interface PaperPlightProps {
  readonly t: Translate
  readonly items: OpenedReferral['items']
}

/** The warnings on paper. The reporter's own words stay sealed in the system: paper lies about on desks. */
export const PaperPlight = ({ t, items }: PaperPlightProps) => (
  <>
    {items.map((item) => {
      if (item.plight === undefined) return null
      const { danger, contact, consent, nature } = plightWords(t, item.plight)
      return (
        <section class="warning">
          {danger && <p class="heading">{danger.title}</p>}
          <p>
            {itemLabel(t, item)}. {nature.label}: {nature.text}.
          </p>
          <p>
            <strong>{contact.title}.</strong> {contact.text}
          </p>
          <p>
            {consent.label}: {consent.text}
          </p>
        </section>
      )
    })}
  </>
)
