import type { Child } from 'hono/jsx'
import type { Translate } from '../../kit/text.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { QueueRow } from '../../ui/queue-row.tsx'

export interface WorkLine {
  readonly href: string
  readonly urgency: Urgency
  readonly title: string
  readonly tags?: Child
  readonly note?: Child
  readonly place: string
  readonly since: Date
  readonly due?: Date | undefined
}

export interface WorkTableProps {
  readonly t: Translate
  readonly now: Date
  readonly caption: string
  readonly lines: readonly WorkLine[]
}

/** A short list of one kind of work; the same rows as the queue, so the same keys walk them. */
export const WorkTable = ({ t, now, caption, lines }: WorkTableProps) => (
  <table class="queue" data-rows>
    <caption class="visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{t('ui.queue-urgency')}</th>
        <th scope="col">{t('console.column-matter')}</th>
        <th scope="col">{t('console.column-where')}</th>
        <th scope="col">{t('console.column-since')}</th>
        <th scope="col">{t('ui.queue-left')}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map(({ since, ...line }) => (
        <QueueRow t={t} now={now} receivedAt={since} {...line} />
      ))}
    </tbody>
  </table>
)
