import { createHmac, randomBytes } from 'node:crypto'
import { newToken, sameText } from '../../seal/token.ts'
import { usedOnce } from './used.ts'

/** Seconds that a page can say and wait; each has a class of its own in the style sheet. */
export const waits = [5, 10, 20, 40, 60] as const
export type Wait = (typeof waits)[number]

export interface Ticket {
  readonly text: string
  /** Whole seconds until it is good. */
  readonly seconds: Wait
}

export interface Tickets {
  readonly give: (purpose: string, network: string) => Ticket
  /** Good, used or unknown; or how long it is still to be held. */
  readonly take: (text: string, purpose: string) => 'good' | 'bad' | Ticket
}

const base = 5_000
/** Somebody behind the same address asked just before: so much later. A school waits a minute at most, it is never shut out. */
const spacing = 250
const longestWait = 60_000
const goodFor = 15 * 60_000
const mostNetworks = 20_000
const mostUsed = 50_000

const asWait = (ms: number): Wait => waits.find((wait) => wait * 1000 >= ms) ?? 60

/**
 * The way without JavaScript: a signed number with a time before which it is worth nothing. It costs the sender time and the server
 * nothing, for all of it is written on the ticket. Whoever sends many from one address waits longer each time.
 */
export const openTickets = (clock: () => number = Date.now): Tickets => {
  const secret = randomBytes(32)
  const used = usedOnce(mostUsed, clock)
  const lastOf = new Map<string, number>()
  const sign = (body: string): string =>
    createHmac('sha256', secret).update(body).digest('base64url').slice(0, 24)
  const readyFor = (network: string): number => {
    const now = clock()
    const ready = Math.min(now + longestWait, Math.max(now + base, (lastOf.get(network) ?? 0) + spacing))
    lastOf.delete(network)
    lastOf.set(network, ready)
    const [oldest] = lastOf.keys()
    if (lastOf.size > mostNetworks && oldest !== undefined) lastOf.delete(oldest)
    return ready
  }
  return {
    give: (purpose, network) => {
      const ready = readyFor(network)
      const body = `${purpose}.${ready.toString(36)}.${newToken().slice(0, 16)}`
      return { text: `${body}.${sign(body)}`, seconds: asWait(ready - clock()) }
    },
    take: (text, purpose) => {
      const [named = '', at = '', id = '', signature = '', ...rest] = text.slice(0, 200).split('.')
      const ready = Number.parseInt(at, 36)
      const genuine = rest.length === 0 && sameText(sign(`${named}.${at}.${id}`), signature)
      if (!genuine || named !== purpose || clock() > ready + goodFor) return 'bad'
      if (clock() < ready) return { text, seconds: asWait(ready - clock()) }
      return used.take(id, ready + goodFor) ? 'good' : 'bad'
    },
  }
}
