import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

// With `metrics-door.ts` the only code that sees a caller's address, and only to tell lanes apart.
const salt = randomBytes(32)

/** Where a request comes from, as a key that means nothing outside this process: never stored, never logged. */
export const networkOf = (c: Context): string =>
  createHmac('sha256', salt)
    .update(blockOf(callerOf(c)))
    .digest('base64url')

/** The peer; of a proxy on this machine, whom it speaks for (the last name in its list is the one it wrote itself). */
const callerOf = (c: Context): string => {
  const peer = (addressOf(c) ?? '').replace(/^::ffff:/, '')
  const isHere = peer === '::1' || peer.startsWith('127.')
  return (isHere ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined) ?? peer
}

/** A household of IPv6 has a /64; its addresses are one network. */
const blockOf = (address: string): string => {
  if (!isIPv6(address)) return address.slice(0, 60)
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter((part) => part !== '')
  const right = tail?.split(':').filter((part) => part !== '') ?? []
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(gap).fill('0'), ...right].slice(0, 4).join(':')
}

/** Unknown where no socket brought the request. */
export const addressOf = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined
  }
}
