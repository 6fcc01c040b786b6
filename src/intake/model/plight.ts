import type { Translate } from '../../kit/text.ts'
import { isTornConsent } from './consent.ts'
import type { ReportContent } from './content.ts'
import type { LegalNature } from './words.ts'

/** What nobody who acts on a report may miss, on whatever page they act. */
export interface Plight
  extends Pick<ReportContent, 'safeNow' | 'contactWays' | 'contact' | 'mayTell' | 'narrative'> {
  readonly legalNature: LegalNature | null
}

export interface ContactGuide {
  readonly tone: 'ok' | 'warn' | 'danger'
  readonly title: string
  readonly text: string
}

/** The most dangerous mistake is a call to a phone somebody else holds. */
export const contactGuide = (
  t: Translate,
  { contactWays, contact }: Pick<ReportContent, 'contactWays' | 'contact'>,
): ContactGuide => {
  const ways = contactWays
    .map((way) => (way === 'only-here' ? t('intake.contact-only-here-way') : t(`intake.contact-${way}`)))
    .join(', ')
  if (contactWays.length === 0)
    return { tone: 'warn', title: t('intake.contact-unasked'), text: t('intake.contact-unasked-why') }
  // “Only here” beside another way is a contradiction; the careful reading wins.
  if (contactWays.includes('only-here'))
    return { tone: 'danger', title: t('intake.contact-only-here'), text: t('intake.contact-only-here-why') }
  // A tick without a number is no leave to go and find one.
  if (contactWays.includes('phone-call') && !/\d{3}/.test((contact ?? '').replace(/[\s.-]/g, '')))
    return { tone: 'warn', title: t('intake.contact-no-number'), text: t('intake.contact-no-number-why') }
  return contactWays.includes('phone-call')
    ? { tone: 'ok', title: t('intake.contact-call-ok'), text: t('intake.contact-ways', { ways }) }
    : { tone: 'danger', title: t('intake.contact-no-call'), text: t('intake.contact-ways', { ways }) }
}

/** Whom the reporter lets us tell. */
export const consentWords = (t: Translate, { mayTell }: Pick<ReportContent, 'mayTell'>): string =>
  mayTell.length === 0
    ? t('intake.tell-none-asked')
    : isTornConsent(mayTell)
      ? t('intake.tell-torn')
      : mayTell.map((one) => t(`intake.tell-${one}`)).join(' · ')

export const natureWords = (t: Translate, { legalNature }: Pick<Plight, 'legalNature'>): string =>
  legalNature === null ? t('intake.nature-none') : t(`intake.nature-${legalNature}`)

/** As the boxes of a page: the danger, how to reach them safely, consent and nature in law, their own words. */
export const plightWords = (t: Translate, plight: Plight) => ({
  danger:
    plight.safeNow === 'no' ? { title: t('intake.not-safe'), text: t('intake.not-safe-text') } : undefined,
  contact: contactGuide(t, plight),
  detail: plight.contact ? { label: t('intake.contact-detail'), text: plight.contact } : undefined,
  consent: { label: t('intake.tell-title'), text: consentWords(t, plight) },
  nature: { label: t('intake.nature-label'), text: natureWords(t, plight) },
  story: {
    label: t('intake.story'),
    text: plight.narrative === '' ? t('intake.story-none') : plight.narrative,
  },
})

export type PlightWords = ReturnType<typeof plightWords>
