import type { Child } from 'hono/jsx'
import { formatMoment } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'
import { DueClock } from './due-clock.tsx'
import { type UrgencyLevel, UrgencyTag } from './urgency-tag.tsx'

export interface QueueRowProps {
  readonly t: Translate
  /** Left out where the reader may see the row and not what is behind it. */
  readonly href?: string | undefined
  readonly urgency?: UrgencyLevel | undefined
  /** Nobody and nothing has looked at it yet. */
  readonly unseen?: boolean | undefined
  readonly title: string
  /** Names of rules; never words of the sealed report. */
  readonly reasons?: readonly string[] | undefined
  /** A line of plain facts: who sent it, what it waits for. */
  readonly note?: Child
  /** Tags beside the title, for example a `StateTag`. */
  readonly tags?: Child
  readonly place?: string | undefined
  readonly receivedAt: Date
  readonly due?: Date | undefined
  readonly now: Date
  /** One cell for each of the table's `extra` headings. */
  readonly extra?: readonly Child[] | undefined
}

export const QueueRow = (props: QueueRowProps) => {
  const {
    t,
    href,
    urgency,
    unseen,
    title,
    reasons = [],
    note,
    tags,
    place,
    receivedAt,
    due,
    now,
    extra = [],
  } = props
  return (
    <tr class={urgency?.toLowerCase()} data-row>
      <td class="q-urgency">{urgency && <UrgencyTag t={t} urgency={urgency} unseen={unseen} />}</td>
      <td class="q-what">
        {href === undefined ? (
          <strong>{title}</strong>
        ) : (
          <a href={href} data-open>
            {title}
          </a>
        )}{' '}
        {tags}
        {(reasons.length > 0 || note) && (
          <div class="why">
            {reasons.length > 0 && (
              <>
                {t('ui.reasons')}{' '}
                {reasons.map((reason) => (
                  <>
                    <mark>{reason}</mark>{' '}
                  </>
                ))}
              </>
            )}
            {note}
          </div>
        )}
      </td>
      <td class="q-where">{place}</td>
      <td class="q-received">
        <time datetime={receivedAt.toISOString()}>{formatMoment(receivedAt)}</time>
      </td>
      {extra.map((cell) => (
        <td class="q-extra">{cell}</td>
      ))}
      <td class="q-left">{due ? <DueClock t={t} due={due} now={now} /> : '–'}</td>
    </tr>
  )
}
