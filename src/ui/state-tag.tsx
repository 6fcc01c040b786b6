import { Tag } from './tag.tsx'
import type { Tone } from './tone.ts'

const toneOf: Readonly<Record<string, Tone>> = {
  received: 'warn',
  new: 'warn',
  returned: 'warn',
  reopened: 'warn',
  submitted: 'warn',
  resolved: 'ok',
  closed: 'ok',
  confirmed: 'ok',
  reported: 'ok',
  removed: 'ok',
  published: 'ok',
  escalated: 'danger',
}

export interface StateTagProps {
  /** The state's name in the model; gives the colour, `calm` when unknown here. */
  readonly state: string
  /** The state in the reader's words. */
  readonly label: string
}

export const StateTag = ({ state, label }: StateTagProps) => <Tag tone={toneOf[state]}>{label}</Tag>
