import type { Translate } from '../kit/text.ts'
import { Tag } from './tag.tsx'
import type { Tone } from './tone.ts'

const toneOf = { P0: 'danger', P1: 'warn', P2: 'calm', P3: 'ok' } as const satisfies Record<string, Tone>

export type UrgencyLevel = keyof typeof toneOf

export interface UrgencyTagProps {
  readonly t: Translate
  readonly urgency: UrgencyLevel
  /** Neither a person nor a machine has looked yet: the level is only a guess. */
  readonly unseen?: boolean | undefined
}

/** Says the urgency in words; the colour only repeats it. */
export const UrgencyTag = ({ t, urgency, unseen = false }: UrgencyTagProps) =>
  unseen ? (
    <Tag tone="warn">
      <b>{urgency}?</b> {t('ui.urgency-unseen')}
    </Tag>
  ) : (
    <Tag tone={toneOf[urgency]}>
      <b>{urgency}</b> {t(`ui.urgency-${urgency}`)}
    </Tag>
  )
