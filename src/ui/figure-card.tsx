import type { Child } from 'hono/jsx'
import type { Tone } from './tone.ts'

export interface FigureCardProps {
  readonly label: string
  /** Already written the reader's way (`formatNumber`). */
  readonly value: string
  readonly unit?: string | undefined
  readonly note?: Child
  readonly tone?: Tone | undefined
  readonly href?: string | undefined
}

/** One number a leader can read across a table. Put several in `FigureRow`. */
export const FigureCard = ({ label, value, unit, note, tone, href }: FigureCardProps) => (
  <div class={tone ? `card figure edge ${tone}` : 'card figure'}>
    <dt>{href ? <a href={href}>{label}</a> : label}</dt>
    <dd>
      <strong>{value}</strong>
      {unit && ` ${unit}`}
      {note && <span class="note">{note}</span>}
    </dd>
  </div>
)
