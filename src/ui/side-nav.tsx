import type { Translate } from '../kit/text.ts'
import { ariaCurrent, currentHref } from './current-link.ts'

export interface SideNavGroup {
  readonly heading: string
  readonly items: readonly {
    readonly href: string
    readonly label: string
    readonly count?: number | undefined
    readonly urgent?: boolean | undefined
  }[]
}

export interface SideNavProps {
  readonly t: Translate
  readonly path: string
  /** Its name for a screen reader; without it, the main menu. */
  readonly label?: string | undefined
  readonly groups: readonly SideNavGroup[]
}

/** Counts are capped at 100 where they are counted: beyond it the exact number helps nobody. */
const shownCount = (count: number): string => (count >= 100 ? '99+' : String(count))

export const SideNav = ({ t, path, label: name = t('ui.nav-main'), groups }: SideNavProps) => {
  const current = currentHref(
    path,
    groups.flatMap(({ items }) => items.map(({ href }) => href)),
  )
  return (
    <nav class="side-nav" aria-label={name} data-live="nav">
      {groups.map(({ heading, items }) => (
        <>
          <h2>{heading}</h2>
          {items.map(({ href, label, count, urgent }) => (
            <a href={href} aria-current={ariaCurrent(path, href, current)}>
              {label}
              {count !== undefined && count > 0 && (
                <b class={urgent ? 'urgent' : undefined}>
                  {shownCount(count)}
                  {urgent && <span class="visually-hidden"> {t('ui.urgent')}</span>}
                </b>
              )}
            </a>
          ))}
        </>
      ))}
    </nav>
  )
}
