import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'

export interface QueueTableProps {
  readonly t: Translate
  /** Read out before the table, not shown. */
  readonly caption: string
  /** Headings of further columns; see `QueueRow`'s `extra`. */
  readonly extra?: readonly string[] | undefined
  readonly children?: Child
}

/** The officers' queue: a table on a desk, cards on a phone. J and K walk its rows (island `keyboard`). */
export const QueueTable = ({ t, caption, extra = [], children }: QueueTableProps) => (
  <table class="queue" data-rows>
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('ui.queue-urgency')}</th>
        <th scope="col">{t('ui.queue-what')}</th>
        <th scope="col">{t('ui.queue-where')}</th>
        <th scope="col">{t('ui.queue-received')}</th>
        {extra.map((heading) => (
          <th scope="col">{heading}</th>
        ))}
        <th scope="col">{t('ui.queue-left')}</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)
