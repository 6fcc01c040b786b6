import { formatNumber } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'

export interface Tab {
  readonly href: string
  readonly label: string
  readonly count?: number | undefined
  readonly current?: boolean | undefined
}

export interface TabsProps {
  readonly t: Translate
  /** Names the set for a screen reader. */
  readonly label: string
  readonly items: readonly Tab[]
}

export const Tabs = ({ t, label, items }: TabsProps) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ href, label: text, count, current }) => (
      <a href={href} aria-current={current ? 'page' : undefined}>
        {text}
        {count !== undefined && <b>{formatNumber(count, t.locale)}</b>}
      </a>
    ))}
  </nav>
)
