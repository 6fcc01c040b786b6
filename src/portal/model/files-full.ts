import type { Translate } from '../../kit/text.ts'

const reasons = ['hour', 'busy'] as const

/** The door turned files away before they were read and sent the browser back here: why, and that the story can go without them. */
export const filesFull = (t: Translate, asked: string | undefined): string | undefined => {
  const reason = reasons.find((one) => one === asked)
  return reason && t(`crowd.files-${reason}`)
}
