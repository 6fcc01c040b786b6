import type { Translate } from '../kit/text.ts'
import { ariaCurrent, currentHref } from './current-link.ts'
import { ShieldLogo } from './shield-logo.tsx'

export interface PortalLink {
  readonly href: string
  readonly label: string
}

export interface PortalHeaderProps {
  readonly t: Translate
  readonly path: string
  readonly links: readonly PortalLink[]
  readonly otherLanguage?: string | undefined
}

export const PortalHeader = ({ t, path, links, otherLanguage }: PortalHeaderProps) => {
  const current = currentHref(
    path,
    links.map(({ href }) => href),
  )
  const other = t.locale === 'en' ? 'vi' : 'en'
  return (
    <header class="top">
      <a class="brand" href="/">
        <ShieldLogo />
        {t('ui.name')}
      </a>
      {links.length > 0 && (
        <nav aria-label={t('ui.nav-main')}>
          {links.map(({ href, label }) => (
            <a href={href} aria-current={ariaCurrent(path, href, current)}>
              {label}
            </a>
          ))}
        </nav>
      )}
      {otherLanguage && (
        <a class="lang" href={otherLanguage} lang={other} hreflang={other}>
          {t('ui.other-language')}
        </a>
      )}
    </header>
  )
}
