import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import { ClockWords } from './clock-words.tsx'
import { Document } from './document.tsx'
import type { IslandName } from './islands.ts'
import { KeyHelp } from './key-help.tsx'
import type { KeyHintProps } from './key-hint.tsx'
import { LiveBar } from './live-bar.tsx'
import { type Member, MemberBox } from './member-box.tsx'
import { ShieldLogo } from './shield-logo.tsx'
import { SideNav, type SideNavGroup } from './side-nav.tsx'

export interface ConsolePageProps {
  readonly t: Translate
  readonly title: string
  readonly assetVersion: string
  readonly path: string
  readonly nav: readonly SideNavGroup[]
  readonly member: Member
  /** A trial database: nothing real may be typed in. */
  readonly evaluation: boolean
  /** What everybody has to know first, such as a planned stop. */
  readonly notice?: Child
  /** Refreshes the parts marked `data-live` when something arrives. */
  readonly live?: boolean | undefined
  /** Lets running clocks follow the server's time. */
  readonly now?: Date | undefined
  readonly search?: string | undefined
  /** Beside the heading: buttons, a state. */
  readonly actions?: Child
  /** Keys of this page, shown by `?`. */
  readonly keys?: readonly KeyHintProps[] | undefined
  readonly signOutFields?: Readonly<Record<string, string>> | undefined
  readonly scripts?: readonly IslandName[] | undefined
  readonly children?: Child
}

export const ConsolePage = (props: ConsolePageProps) => {
  const { t, title, assetVersion, path, nav, member, evaluation, live = false, now, search } = props
  return (
    <Document
      t={t}
      title={title}
      styles="console"
      assetVersion={assetVersion}
      scripts={[
        'once',
        'keyboard',
        'due-clock',
        ...(live ? ['live-queue' as const] : []),
        ...(props.scripts ?? []),
      ]}
    >
      <header class="side">
        <a class="skip" href="#main">
          {t('ui.skip')}
        </a>
        <a class="brand" href="/console">
          <ShieldLogo />
          {t('ui.name')}
        </a>
        <SideNav t={t} path={path} groups={nav} />
        <MemberBox t={t} member={member} hidden={props.signOutFields} />
      </header>
      <main id="main" tabindex={-1}>
        {evaluation && <p class="eval">{t('ui.evaluation')}</p>}
        {props.notice}
        <div class="top-row">
          <search>
            <form class="search" method="get" action="/console/search">
              <input
                type="search"
                name="q"
                value={search}
                aria-label={t('ui.search')}
                placeholder={t('ui.search-hint')}
                autocomplete="off"
                data-search
              />
            </form>
          </search>
          {live && <LiveBar t={t} />}
          <button class="button plain small key-open" type="button" hidden data-key-open>
            {t('ui.keys-title')}
          </button>
        </div>
        <div class="bar">
          <h1>{title}</h1>
          {props.actions}
        </div>
        {props.children}
      </main>
      <KeyHelp t={t} keys={props.keys} />
      <ClockWords t={t} now={now} />
    </Document>
  )
}
