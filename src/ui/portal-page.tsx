import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import { Document } from './document.tsx'
import { ExitBar } from './exit-bar.tsx'
import type { IslandName } from './islands.ts'
import { PortalHeader, type PortalLink } from './portal-header.tsx'

export interface PortalPageProps {
  readonly t: Translate
  readonly title: string
  readonly assetVersion: string
  readonly path: string
  /** This page in the other language; left out where there is none. */
  readonly otherLanguage?: string | undefined
  /** What everybody has to know first, such as a planned stop. */
  readonly notice?: Child
  /** A trial database: nobody reads what is sent. */
  readonly evaluation?: boolean | undefined
  /** One narrow column and no menu: the child's form, the mailbox, the receipt. */
  readonly quiet?: boolean | undefined
  /** The menu; without it the three ways in: home, tell, follow. */
  readonly links?: readonly PortalLink[] | undefined
  readonly scripts?: readonly IslandName[] | undefined
  readonly footer?: Child
  readonly children?: Child
}

export const portalLinks = (t: Translate): readonly PortalLink[] => [
  { href: '/', label: t('ui.nav-home') },
  { href: '/report', label: t('ui.nav-report') },
  { href: '/follow', label: t('ui.nav-follow') },
]

export const PortalPage = ({
  t,
  title,
  assetVersion,
  path,
  otherLanguage,
  notice,
  evaluation = false,
  quiet = false,
  links = portalLinks(t),
  scripts = [],
  footer,
  children,
}: PortalPageProps) => (
  <Document
    t={t}
    title={title}
    styles="portal"
    assetVersion={assetVersion}
    scripts={['quick-exit', 'once', ...scripts]}
    bodyClass={quiet ? 'portal quiet' : 'portal'}
  >
    <ExitBar t={t} />
    <PortalHeader t={t} path={path} links={quiet ? [] : links} otherLanguage={otherLanguage} />
    <main id="main" tabindex={-1}>
      {notice}
      {evaluation && <p class="eval">{t('ui.evaluation-portal')}</p>}
      {children}
    </main>
    {footer && (
      <footer class="foot">
        <div>{footer}</div>
      </footer>
    )}
  </Document>
)
