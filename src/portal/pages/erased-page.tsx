import type { ErasureCause } from '../../intake/model/words.ts'
import { formatDay } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { HelpBox } from '../../ui/help-box.tsx'
import { Notice } from '../../ui/notice.tsx'

export interface ErasedPageProps {
  readonly t: Translate
  readonly at: Date
  readonly cause: ErasureCause
}

/** What whoever has the right code reads once the content is gone. Says nothing of what it was, or of how it ended. */
export const ErasedPage = ({ t, at, cause }: ErasedPageProps) => (
  <>
    <h1>{t('mailbox.erased-title')}</h1>
    <Notice tone="ok">
      <p>{t(`mailbox.erased-${cause}`, { day: formatDay(at) })}</p>
    </Notice>
    <p>{t('mailbox.erased-what')}</p>
    <p>
      {t('mailbox.erased-again')} <a href="/report">{t('mailbox.erased-report')}</a>
    </p>
    <HelpBox t={t} compact />
  </>
)
