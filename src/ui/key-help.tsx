import type { Translate } from '../kit/text.ts'
import { KeyHint, type KeyHintProps } from './key-hint.tsx'

export interface KeyHelpProps {
  readonly t: Translate
  /** The page's own keys, beside the ones that work everywhere. */
  readonly keys?: readonly KeyHintProps[] | undefined
}

/** Opened by `?` or a button (island `keyboard`), which also remembers when an officer turns the keys off (WCAG 2.1.4). */
export const KeyHelp = ({ t, keys = [] }: KeyHelpProps) => (
  <dialog class="key-help" data-key-help aria-labelledby="key-help-title">
    <h2 id="key-help-title">{t('ui.keys-title')}</h2>
    <ul>
      {[
        { keys: ['J', 'K'], label: t('ui.keys-walk') },
        { keys: ['Enter'], label: t('ui.keys-open') },
        { keys: ['/'], label: t('ui.keys-search') },
        { keys: ['?'], label: t('ui.keys-help') },
        ...keys,
      ].map((hint) => (
        <li>
          <KeyHint {...hint} />
        </li>
      ))}
    </ul>
    <form method="dialog">
      <label class="check">
        <input type="checkbox" data-keys-on checked /> {t('ui.keys-on')}
      </label>
      <button class="button small" type="submit">
        {t('ui.close')}
      </button>
    </form>
  </dialog>
)
