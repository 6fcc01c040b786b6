import type { Child } from 'hono/jsx'

export interface SplitProps {
  readonly children?: Child
  /** Facts and actions; stays in sight while the left scrolls, follows below on a phone. */
  readonly aside: Child
  readonly asideLabel: string
}

export const Split = ({ children, aside, asideLabel }: SplitProps) => (
  <div class="split">
    <div>{children}</div>
    <section class="split-aside" aria-label={asideLabel}>
      {aside}
    </section>
  </div>
)
