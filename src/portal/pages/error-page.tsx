import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'

export interface ErrorPageProps {
  readonly t: Translate
  /** Why Khiên says no, in plain words; left out for a bug. */
  readonly reason?: string | undefined
  /** The number of a bug; left out for a refusal. */
  readonly incident?: string | undefined
  /** Where the way back leads; the portal's home when left out. */
  readonly home?: string | undefined
}

/** The last answer to anything that went wrong on the portal. The reader is never at fault, and 111 is always there. */
export const ErrorPage = ({ t, reason, incident, home = '/' }: ErrorPageProps) => (
  <>
    <h1>{reason === undefined ? t('portal.error-title') : t('portal.refused-title')}</h1>
    <p>{reason ?? t('portal.error-text')}</p>
    {incident && <p class="hint">{t('portal.error-incident', { incident })}</p>}
    <SubmitRow>
      <ButtonLink href={home}>{t('portal.back-home')}</ButtonLink>
    </SubmitRow>
    <HelpBox t={t} compact />
  </>
)
