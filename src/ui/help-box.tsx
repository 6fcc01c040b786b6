import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'

export interface HelpBoxProps {
  readonly t: Translate
  /** One line under the form instead of a card with large numbers. */
  readonly compact?: boolean | undefined
  /** Replaces the sentence before the numbers. */
  readonly children?: Child
}

/** 111 and 113, to be seen before anything is read. */
export const HelpBox = ({ t, compact = false, children }: HelpBoxProps) =>
  compact ? (
    <p class="help compact">
      {children ?? t('ui.help-now')} <a href="tel:111">{t('ui.help-111')}</a> {t('ui.or')}{' '}
      <a href="tel:113">{t('ui.help-113')}</a>. {t('ui.help-free')}
    </p>
  ) : (
    <aside class="card help" aria-label={t('ui.help-title')}>
      <h2>{t('ui.help-title')}</h2>
      <p>{children ?? t('ui.help-call')}</p>
      <ul>
        <li>
          <a href="tel:111">
            <strong>111</strong> <span>{t('ui.help-111-name')}</span>
          </a>
        </li>
        <li>
          <a href="tel:113">
            <strong>113</strong> <span>{t('ui.help-113-name')}</span>
          </a>
        </li>
      </ul>
    </aside>
  )
