import type { Child } from 'hono/jsx'
import { type ButtonKind, buttonClass } from './button.tsx'

export interface ButtonLinkProps {
  readonly href: string
  readonly kind?: ButtonKind | undefined
  readonly small?: boolean | undefined
  /** One key that follows it in the console. */
  readonly shortcut?: string | undefined
  readonly children?: Child
}

export const ButtonLink = ({ href, kind = 'act', small = false, shortcut, children }: ButtonLinkProps) => (
  <a
    class={buttonClass(kind, small)}
    href={href}
    data-key={shortcut}
    aria-keyshortcuts={shortcut?.toUpperCase()}
  >
    {children}
  </a>
)
