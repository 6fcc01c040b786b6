import type { Translate } from '../kit/text.ts'

/**
 * The bar that never leaves the screen: the way out first in tab order, then the way to the content, then the hotlines.
 * Works as a plain link; `quick-exit` makes it instant and listens to Shift pressed three times.
 */
export const ExitBar = ({
  t,
  skipTo = 'main',
}: {
  readonly t: Translate
  readonly skipTo?: string | undefined
}) => (
  <aside class="exit-bar" aria-label={t('ui.exit-bar')}>
    <a class="exit" href="/exit" rel="nofollow noreferrer" data-quick-exit>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d="M1 1l10 10M11 1L1 11" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
      </svg>
      <span>
        {t('ui.exit')}
        <span class="wide-only"> {t('ui.exit-rest')}</span>
      </span>
    </a>
    <a class="skip" href={`#${skipTo}`}>
      {t('ui.skip')}
    </a>
    <span class="visually-hidden" role="status" data-exit-status data-words={t('ui.exit-press')} />
    <p class="calls">
      <span class="wide-only">{t('ui.calls')}</span>
      <a href="tel:111" aria-label={`111 ${t('ui.call-111')}`}>
        <b>111</b> <span class="wide-only">{t('ui.call-111')}</span>
      </a>
      <a href="tel:113" aria-label={`113 ${t('ui.call-113')}`}>
        <b>113</b> <span class="wide-only">{t('ui.call-113')}</span>
      </a>
    </p>
  </aside>
)
