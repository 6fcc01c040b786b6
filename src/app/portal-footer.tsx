import type { Translate } from '../kit/text.ts'

/** Who runs the site, as state portals must say (DOMAIN.md §2 “Portal”, requirement 20). */
export const PortalFooter = ({ t }: { readonly t: Translate }) => (
  <>
    <p>{t.of('portal.footer-owner')}</p>
    <p>
      <a href="/privacy">{t.of('portal.footer-privacy')}</a>{' '}
      <a href="/accessibility">{t.of('portal.footer-accessibility')}</a>{' '}
      <a href="/help">{t.of('portal.footer-help')}</a>
    </p>
  </>
)
