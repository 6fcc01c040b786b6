import type { Translate } from '../../kit/text.ts'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import type { ReportContent } from '../model/content.ts'
import { consentWords, contactGuide } from '../model/plight.ts'

export interface SafeContactProps {
  readonly t: Translate
  readonly content: Pick<ReportContent, 'contactWays' | 'contact' | 'mayTell'>
}

/** The most dangerous mistake is a call to a phone somebody else holds, so this stands above the story. */
export const SafeContact = ({ t, content }: SafeContactProps) => {
  const { contact } = content
  const guide = contactGuide(t, content)
  return (
    <Notice tone={guide.tone} title={guide.title}>
      <p>{guide.text}</p>
      {contact !== undefined && contact !== '' && (
        <div class="contact-left">
          {t('intake.contact-detail')}: <SafeText text={contact} />
        </div>
      )}
      <p>
        <strong>{t('intake.tell-title')}:</strong> {consentWords(t, content)}
      </p>
    </Notice>
  )
}
