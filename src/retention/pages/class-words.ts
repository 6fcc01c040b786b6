import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'

/** “5 năm”, “18 tháng”. */
export const monthsInWords = (t: Translate, months: number): string =>
  months % 12 === 0
    ? t('retention.years', { n: formatNumber(months / 12, t.locale) })
    : t('retention.months', { n: formatNumber(months, t.locale) })

/** `2026-11-24` as people write it. */
export const dayInWords = (day: string): string => day.split('-').toReversed().join('/')
