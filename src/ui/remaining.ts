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

const pad = (value: number): string => String(value).padStart(2, '0')

/** `11:18` inside a day, `1 ngày` beyond, `trễ 2 giờ` after. The island `due-clock` follows the same rule. */
export const remaining = (t: Translate, due: Date, now: Date): Remaining => {
  const left = due.getTime() - now.getTime()
  if (left <= 0) {
    const { unit, n } = count(-left)
    return { text: t('ui.late', { span: t(`ui.span-${unit}`, { n }) }), state: 'late' }
  }
  if (left >= day) return { text: t('ui.span-day', { n: Math.floor(left / day) }), state: 'running' }
  const text = `${pad(Math.floor(left / hour))}:${pad(Math.floor((left % hour) / minute))}`
  return { text, state: left < hour ? 'soon' : 'running' }
}
