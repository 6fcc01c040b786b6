import type { Child } from 'hono/jsx'

export interface KitSectionProps {
  /** The component's name, as in the code: the gallery speaks to those who build pages. */
  readonly name: string
  readonly children?: Child
}

export const KitSection = ({ name, children }: KitSectionProps) => (
  <section class="kit-section" aria-label={name}>
    <h2>{name}</h2>
    {children}
  </section>
)
