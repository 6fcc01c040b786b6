import { createHmac, randomBytes } from 'node:crypto'
import { sameText } from '../../seal/token.ts'

/** Browsers are shared at a duty desk; the latest of those who signed in are remembered. */
const rememberedLogins = 6
const between = '~'

const markOf = (sealed: Uint8Array, id: string): string =>
  createHmac('sha256', sealed).update(`khien-device:${id}`).digest('base64url')

/**
 * What a browser keeps after a sign-in: a random id marked with the sealed half of that member's identity. Needs no table and no
 * key of its own, names nobody, and means nothing once the password has changed. It opens nothing: whoever forges one has only a
 * waiting lane to themselves.
 */
export const withDevice = (kept: string, sealed: Uint8Array): string => {
  if (deviceIn(kept, sealed) !== undefined) return kept
  const id = randomBytes(16).toString('base64url')
  return [`${id}.${markOf(sealed, id)}`, ...kept.split(between).filter((one) => one !== '')]
    .slice(0, rememberedLogins)
    .join(between)
}

/** The id under which this browser is known to the member, or `undefined` when it is not. */
export const deviceIn = (kept: string, sealed: Uint8Array): string | undefined => {
  for (const one of kept.split(between).slice(0, rememberedLogins)) {
    const [id = '', mark = ''] = one.split('.')
    if (id !== '' && sameText(mark, markOf(sealed, id))) return id
  }
  return undefined
}
