import type { Child } from 'hono/jsx'
import type { Tone } from './tone.ts'

export interface TagProps {
  readonly tone?: Tone | undefined
  readonly children?: Child
}

export const Tag = ({ tone = 'calm', children }: TagProps) => (
  <span class={tone === 'calm' ? 'tag' : `tag ${tone}`}>{children}</span>
)
