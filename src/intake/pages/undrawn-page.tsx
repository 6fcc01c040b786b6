import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OpeningReason } from '../model/words.ts'

export interface UndrawnPageProps {
  readonly t: Translate
  readonly attachmentId: string
  readonly reason: OpeningReason
}

/** A picture that cannot be drawn here (too large, HEIC, broken): said kindly, with the way to the file itself. */
export const UndrawnPage = ({ t, attachmentId, reason }: UndrawnPageProps) => (
  <>
    <Notice tone="warn">
      <p>{t('intake.undrawn-text')}</p>
    </Notice>
    <div class="actions">
      <ButtonLink href={`/console/files/${attachmentId}?reason=${reason}&as=file`}>
        {t('intake.file-download')}
      </ButtonLink>
    </div>
  </>
)
