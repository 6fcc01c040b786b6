import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'

export const NotFoundPage = ({ t }: { readonly t: Translate }) => (
  <>
    <h1>{t('portal.not-found-title')}</h1>
    <p>{t('portal.not-found-text')}</p>
    <SubmitRow>
      <ButtonLink href="/">{t('portal.back-home')}</ButtonLink>
      <ButtonLink href="/report" kind="quiet">
        {t('portal.go-report')}
      </ButtonLink>
    </SubmitRow>
    <HelpBox t={t} compact />
  </>
)
