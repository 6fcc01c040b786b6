import type { Child } from 'hono/jsx'

export interface SplitProps {
  readonly children?: Child
  /** Facts and actions; stays in sight while the left scrolls, follows below on a phone. */
  readonly aside: Child
  readonly asideLabel: string
  /** The aside may be taller than the screen: it scrolls with the page, or its end would be out of reach. */
  readonly tall?: boolean | undefined
}

export const Split = ({ children, aside, asideLabel, tall = false }: SplitProps) => (
  <div class={tall ? 'split tall' : 'split'}>
    <div>{children}</div>
    <section class="split-aside" aria-label={asideLabel}>
      {aside}
    </section>
  </div>
)
