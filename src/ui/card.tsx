import type { Child } from 'hono/jsx'
import type { Tone } from './tone.ts'

export interface CardProps {
  readonly title?: string | undefined
  /** Makes the whole card a link, named by its title. */
  readonly href?: string | undefined
  /** A coloured edge. */
  readonly tone?: Tone | undefined
  /** Heading level of the title. */
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  readonly children?: Child
}

export const Card = ({ title, href, tone, level = 2, id, children }: CardProps) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  const heading = title && <Heading>{href ? <a href={href}>{title}</a> : title}</Heading>
  return (
    <section class={['card', tone && `edge ${tone}`, href && 'card-link'].filter(Boolean).join(' ')} id={id}>
      {heading}
      {children}
    </section>
  )
}
