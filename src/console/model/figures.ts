import type { Translate } from '../../kit/text.ts'

/** Days a leader may look back on. */
export const periods = [7, 30, 90] as const
export type Period = (typeof periods)[number]

/** Below this a cell by area or category could point at one child; it is never shown (DOMAIN.md, requirement 12). */
export const smallestCell = 5

export interface Cell {
  readonly key: string | null
  readonly n: number
}

export type Shown = 'number' | 'small' | 'hidden'

/**
 * How each cell may be shown. Cells below five are “small”; when only one is, its number would follow from the total, so the
 * next smallest is hidden with it.
 */
export const guardCells = <C extends Cell>(
  cells: readonly C[],
): readonly (C & { readonly shown: Shown })[] => {
  const isSmall = ({ n }: C): boolean => n > 0 && n < smallestCell
  const alone = cells.filter(isSmall).length === 1
  const companion = alone
    ? cells.filter((cell) => cell.n >= smallestCell).toSorted((a, b) => a.n - b.n)[0]
    : undefined
  return cells.map((cell) => {
    if (isSmall(cell)) return { ...cell, shown: 'small' }
    return { ...cell, shown: cell === companion ? 'hidden' : 'number' }
  })
}

/** How long a step takes: how many were measured, the middle one and the one that nine in ten beat, in seconds. */
export interface StepTime {
  readonly n: number
  readonly median: number | null
  readonly p90: number | null
}

export const steps = [
  'received-opened',
  'opened-decided',
  'accepted-closed',
  'sent-delivered',
  'delivered-answered',
  'answered-reported',
] as const
export type Step = (typeof steps)[number]

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** “3 giờ 5 phút”, “2 ngày 4 giờ”; the two largest units, as a leader would say it. */
export const spanWords = (t: Translate, seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  const days = Math.floor(whole / day)
  const hours = Math.floor((whole % day) / hour)
  const minutes = Math.floor((whole % hour) / minute)
  const parts = [
    ...(days > 0 ? [t('ui.span-day', { n: days })] : []),
    ...(hours > 0 ? [t('ui.span-hour', { n: hours })] : []),
    ...(days === 0 && (minutes > 0 || hours === 0) ? [t('ui.span-minute', { n: Math.max(1, minutes) })] : []),
  ]
  return parts.join(' ')
}
