import type { Translate } from '../kit/text.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export interface Remaining {
  readonly text: string
  /** `soon` is the last hour. */
  readonly state: 'late' | 'soon' | 'running'
}

const count = (span: number): { readonly unit: 'day' | 'hour' | 'minute'; readonly n: number } => {
  if (span >= day) return { unit: 'day', n: Math.floor(span / day) }
  if (span >= hour) return { unit: 'hour', n: Math.floor(span / hour) }
  return { unit: 'minute', n: Math.max(1, Math.floor(span / minute)) }
}

/** `còn 29 phút`, `còn 3 giờ`, `quá 2 ngày`: the largest unit, rounded down. The island `due-clock` follows the same rule. */
export const remaining = (t: Translate, due: Date, now: Date): Remaining => {
  const left = due.getTime() - now.getTime()
  const { unit, n } = count(Math.abs(left))
  const span = t(`ui.span-${unit}`, { n })
  if (left <= 0) return { text: t('ui.late', { span }), state: 'late' }
  return { text: t('ui.left', { span }), state: left < hour ? 'soon' : 'running' }
}
