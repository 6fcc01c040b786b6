import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import type { Tone } from '../../ui/tone.ts'
import type { Share } from '../model/life/accuracy.ts'
import type { RuleState } from '../model/life/rule-moves.ts'
import type { Problem } from '../model/rules/problem.ts'

export const labelWords = (t: Translate, label: string): string => t.of(`detection.label-${label}`)

export const stateTone: Readonly<Record<RuleState, Tone>> = {
  draft: 'calm',
  checked: 'calm',
  backtested: 'calm',
  shadow: 'warn',
  live: 'ok',
  retired: 'calm',
}

/** “9/10 · 60–98 %”: the count first, then between which bounds the true share lies; nothing claimed of nothing. */
export const shareWords = (t: Translate, { part, whole, low, high }: Share): string =>
  whole === 0
    ? t('detection.share-none')
    : t('detection.share', {
        part: formatNumber(part, t.locale),
        whole: formatNumber(whole, t.locale),
        low: Math.floor(low * 100),
        high: Math.ceil(high * 100),
      })

/** A rate as people say it: so many of a thousand. */
export const rateWords = (t: Translate, part: number, whole: number): string =>
  whole === 0
    ? t('detection.share-none')
    : t('detection.rate', { n: formatNumber((1000 * part) / whole, t.locale) })

/** The sentence of a mistake in a rule, with what is meant. */
export const mistakeWords = (t: Translate, { code, detail }: Problem, field = ''): string =>
  code === 'bad-value' && field === 'name'
    ? t('detection.error-rule-name')
    : t.of(`detection.problem-${code}`, { detail })

/** The sentence of a refusal; the room's own texts first. A code may carry a number (`sample-line 3`). */
export const problemWords = (t: Translate, key: string): string => {
  const [code = '', n = ''] = key.split(' ')
  const own = t.of(`detection.error-${code}`, { n })
  return own === `error-${code}` ? t.of(`errors.${code}`) : own
}

/** The same for a figure card: the count large, its bounds beneath. */
export const shareFigure = (t: Translate, share: Share): { readonly value: string; readonly note: string } =>
  share.whole === 0
    ? { value: '–', note: t('detection.share-none') }
    : {
        value: `${formatNumber(share.part, t.locale)}/${formatNumber(share.whole, t.locale)}`,
        note: t('detection.share-bounds', {
          low: Math.floor(share.low * 100),
          high: Math.ceil(share.high * 100),
        }),
      }
