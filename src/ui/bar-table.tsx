import type { Child } from 'hono/jsx'
import { formatNumber } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'
import type { Tone } from './tone.ts'

export interface BarRow {
  /** A name, or a link to what is counted. */
  readonly label: Child
  readonly value: number
  /** Written instead of the number where small cells are hidden (“<5”); then no bar is drawn, it would tell. */
  readonly shown?: string | undefined
  readonly tone?: Tone | undefined
}

export interface BarTableProps {
  readonly t: Translate
  readonly caption: string
  readonly labelHeading: string
  readonly valueHeading: string
  readonly rows: readonly BarRow[]
}

/** A bar chart that is a table; the bars are SVG attributes, as the policy forbids inline style. */
export const BarTable = ({ t, caption, labelHeading, valueHeading, rows }: BarTableProps) => {
  const most = Math.max(1, ...rows.map(({ value, shown }) => (shown ? 0 : value)))
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{labelHeading}</th>
          <th scope="col">{valueHeading}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, value, shown, tone }) => (
          <tr class={tone}>
            <th scope="row">{label}</th>
            <td>
              <span class="bar-value">{shown ?? formatNumber(value, t.locale)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width={shown ? 0 : Math.round((1000 * value) / most) / 10} height="10" rx="1" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
