import { styleText } from 'node:util'
import type { Engine } from '../../detection/model/engine.ts'
import type { Kind } from '../../detection/model/labels.ts'
import { assessed } from '../../detection/model/lines.ts'
import { translate } from '../../kit/text.ts'

/** What the engine says of a text, in colour, with the words that made it say so. */
export const explained = (engine: Engine, text: string, kind: Kind): string => {
  const { labels, scores, urgency, hostility, findings } = assessed(engine, text, kind)
  const named = labels.map((label) => `${t(`detection.label-${label}`)} ${Math.round(scores[label] * 100)} %`)
  const heading = [urgency, ...(named.length > 0 ? named : ['—']), hostility.label].join(' · ')
  const reasons = findings.map(
    ({ label, start, end, reason, weight }) =>
      `  ${styleText('dim', String(weight).padStart(6))}  ${styleText('bold', text.slice(start, end))}  ${reason} ${styleText('dim', `(${t.of(`detection.label-${label}`)})`)}`,
  )
  return `${[styleText(colours[urgency], heading), `  ${marked(text, findings)}`, ...reasons, ''].join('\n')}\n`
}

const t = translate('vi')
const colours = { P0: 'red', P1: 'magenta', P2: 'yellow', P3: 'green' } as const

/** The text with every found piece underlined. */
const marked = (
  text: string,
  findings: readonly { readonly start: number; readonly end: number }[],
): string => {
  let [shown, at] = ['', 0]
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    shown +=
      text.slice(at, Math.max(at, start)) + styleText('underline', text.slice(Math.max(at, start), end))
    at = end
  }
  return shown + text.slice(at)
}
