import type { Translate } from '../../kit/text.ts'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import type { ReportContent } from '../model/content.ts'

export interface SafeContactProps {
  readonly t: Translate
  readonly content: Pick<ReportContent, 'contactWays' | 'contact' | 'mayTell'>
}

/** The most dangerous mistake is a call to a phone somebody else holds, so this stands above the story. */
export const SafeContact = ({ t, content }: SafeContactProps) => {
  const { contact, mayTell } = content
  const guide = guideOf(t, content)
  return (
    <Notice tone={guide.tone} title={guide.title}>
      {guide.text && <p>{guide.text}</p>}
      {contact !== undefined && contact !== '' && (
        <div class="contact-left">
          {t('intake.contact-detail')}: <SafeText text={contact} />
        </div>
      )}
      <p>
        <strong>{t('intake.tell-title')}:</strong>{' '}
        {mayTell.length === 0
          ? t('intake.tell-none-asked')
          : mayTell.map((one) => t(`intake.tell-${one}`)).join(' · ')}
      </p>
    </Notice>
  )
}

const guideOf = (t: Translate, { contactWays }: Pick<ReportContent, 'contactWays'>) => {
  const ways = contactWays
    .map((way) => (way === 'only-here' ? t('intake.contact-only-here-way') : t(`intake.contact-${way}`)))
    .join(', ')
  if (contactWays.length === 0)
    return {
      tone: 'warn',
      title: t('intake.contact-unasked'),
      text: t('intake.contact-unasked-why'),
    } as const
  // “Only here” beside another way is a contradiction; the careful reading wins.
  if (contactWays.includes('only-here'))
    return {
      tone: 'danger',
      title: t('intake.contact-only-here'),
      text: t('intake.contact-only-here-why'),
    } as const
  if (contactWays.includes('phone-call'))
    return {
      tone: 'ok',
      title: t('intake.contact-call-ok'),
      text: t('intake.contact-ways', { ways }),
    } as const
  return {
    tone: 'danger',
    title: t('intake.contact-no-call'),
    text: t('intake.contact-ways', { ways }),
  } as const
}
