import type { Translate } from '../kit/text.ts'

export interface PagerProps {
  readonly t: Translate
  /** Set on every page but the first. */
  readonly first?: string | undefined
  /** Set when there is more. */
  readonly next?: string | undefined
}

/** Keyset paging knows only what comes next; no page numbers, no totals. */
export const Pager = ({ t, first, next }: PagerProps) =>
  first || next ? (
    <nav class="pager" aria-label={t('ui.pager')}>
      {first && (
        <a class="button quiet small" href={first}>
          {t('ui.pager-first')}
        </a>
      )}
      {next && (
        <a class="button quiet small" href={next} rel="next">
          {t('ui.pager-next')} ›
        </a>
      )}
    </nav>
  ) : null
