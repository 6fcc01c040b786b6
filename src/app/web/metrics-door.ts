import type { Context } from 'hono'
import { sameText } from '../../seal/token.ts'
import { addressOf } from './network.ts'

/** A proxy on this machine also connects from here; one of these says that somebody stands behind it. */
const forwarded = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
  'x-forwarded',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-forwarded-ssl',
  'x-original-forwarded-for',
  'x-cluster-client-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'fastly-client-ip',
  'x-envoy-external-address',
  'x-request-id',
]

/** A proxy without any such header still asks for the name the public knows. */
const localHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/** Looks at a caller's address only to compare: nothing of it is kept or logged. */
const isFromHere = (c: Context): boolean => {
  if (forwarded.some((name) => c.req.header(name) !== undefined)) return false
  if (!localHost.test(c.req.header('host') ?? '')) return false
  const address = addressOf(c)
  return address === '::1' || (address?.replace(/^::ffff:/, '').startsWith('127.') ?? false)
}

/** Figures are for whoever brings the token; without one, for whoever scrapes from this machine. The public finds no such page. */
export const mayScrape = (c: Context, token: string | undefined): boolean =>
  token === undefined ? isFromHere(c) : sameText(c.req.header('authorization') ?? '', `Bearer ${token}`)
