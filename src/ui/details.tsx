import type { Child } from 'hono/jsx'

export interface DetailsProps {
  readonly summary: string
  readonly open?: boolean | undefined
  readonly id?: string | undefined
  readonly children?: Child
}

export const Details = ({ summary, open, id, children }: DetailsProps) => (
  <details class="details" open={open} id={id}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
