import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { sameText } from '../../seal/token.ts'

/** A proxy on this machine also connects from here; one of these says that somebody stands behind it. */
const forwarded = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
]

/** The only place that looks at a caller's address, and only to compare: nothing of it is kept or logged. */
const isFromHere = (c: Context): boolean => {
  if (forwarded.some((name) => c.req.header(name) !== undefined)) return false
  const address = addressOf(c)
  return address === '::1' || (address?.replace(/^::ffff:/, '').startsWith('127.') ?? false)
}

/** Unknown where no socket brought the request. */
const addressOf = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address
  } catch {
    return undefined
  }
}

/** Figures are for whoever scrapes from this machine, or brings the token; the public finds no such page. */
export const mayScrape = (c: Context, token: string | undefined): boolean =>
  isFromHere(c) || (token !== undefined && sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))
