import type { Child } from 'hono/jsx'
import type { Tone } from './tone.ts'

export interface NoticeProps {
  readonly tone?: Tone | undefined
  readonly title?: string | undefined
  /** `alert` interrupts a screen reader: only for what just went wrong. */
  readonly role?: 'status' | 'alert' | undefined
  readonly children?: Child
}

export const Notice = ({ tone = 'calm', title, role, children }: NoticeProps) => (
  <div class={`notice ${tone}`} role={role}>
    {title && <strong>{title}</strong>}
    {children}
  </div>
)
