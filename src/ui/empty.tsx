import type { Child } from 'hono/jsx'
import { ShieldLogo } from './shield-logo.tsx'

export interface EmptyProps {
  readonly title: string
  readonly children?: Child
}

export const Empty = ({ title, children }: EmptyProps) => (
  <div class="empty">
    <ShieldLogo />
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
)
