import type { Reporter } from '../../intake/model/words.ts'
import type { TextKey, Translate } from '../../kit/text.ts'

/** Whom the pages talk to: a child (“em”) or an adult about a child (“anh/chị”, “trẻ”). */
export const voices = ['child', 'adult'] as const
export type Voice = (typeof voices)[number]

/** Until somebody says who they are, they are spoken to as a child: adults forgive that, children would not. */
export const voiceOf = (reporter: Reporter | undefined): Voice =>
  reporter === undefined || reporter === 'child' ? 'child' : 'adult'

export const voiceNamed = (name: string | undefined): Voice => (name === 'adult' ? 'adult' : 'child')

export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

/** A translator that fills in how the reader is addressed: `{you}` `{You}`, and the child: `{kid}` `{Kid}` `{kids}`. */
export const speak = (t: Translate, voice: Voice): Say => {
  const address = {
    you: t(`report.you-${voice}`),
    You: t(`report.You-${voice}`),
    kid: t(`report.kid-${voice}`),
    Kid: t(`report.Kid-${voice}`),
    kids: t(`report.kids-${voice}`),
  }
  return (key, values = {}) => t(key, { ...address, ...values })
}
