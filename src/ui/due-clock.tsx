import { formatMoment } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'
import { remaining } from './remaining.ts'

export interface DueClockProps {
  readonly t: Translate
  readonly due: Date
  readonly now: Date
}

/** The time left. Ticks where the page also carries `ClockWords` and the island `due-clock`. */
export const DueClock = ({ t, due, now }: DueClockProps) => {
  const { text, state } = remaining(t, due, now)
  return (
    <time
      class={`clock ${state}`}
      datetime={due.toISOString()}
      data-due={due.getTime()}
      title={t('ui.due-at', { at: formatMoment(due) })}
    >
      <span data-left>{text}</span>
    </time>
  )
}
