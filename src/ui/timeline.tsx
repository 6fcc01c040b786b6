import type { Child } from 'hono/jsx'
import { formatMoment } from '../kit/format.ts'
import type { Tone } from './tone.ts'

export interface TimelineItem {
  readonly at: Date
  readonly title: string
  readonly by?: string | undefined
  readonly body?: Child
  readonly tone?: Tone | undefined
}

export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol class="timeline">
    {items.map(({ at, title, by, body, tone }) => (
      <li class={tone}>
        <p class="what">
          <strong>{title}</strong> <time datetime={at.toISOString()}>{formatMoment(at)}</time>
          {by && <span class="by"> · {by}</span>}
        </p>
        {body && <div>{body}</div>}
      </li>
    ))}
  </ol>
)
