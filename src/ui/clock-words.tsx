import type { Translate } from '../kit/text.ts'

/** The words the island `due-clock` needs, once per page; also tells it the server's time, as phones are often wrong. */
export const ClockWords = ({ t, now }: { readonly t: Translate; readonly now?: Date | undefined }) => (
  <template
    data-clock-words
    data-now={now?.getTime()}
    data-day={t('ui.span-day')}
    data-hour={t('ui.span-hour')}
    data-minute={t('ui.span-minute')}
    data-late={t('ui.late')}
    data-to-go={t('ui.left')}
  />
)
