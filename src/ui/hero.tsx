import type { Child } from 'hono/jsx'

export interface HeroProps {
  readonly title: string
  readonly lead: string
  /** The buttons. */
  readonly actions?: Child
  /** What stands beside it, for example the `HelpBox`. */
  readonly aside?: Child
}

export const Hero = ({ title, lead, actions, aside }: HeroProps) => (
  <div class="hero">
    <div>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {actions && <div class="actions">{actions}</div>}
    </div>
    {aside}
  </div>
)
