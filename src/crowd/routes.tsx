import type { MiddlewareHandler } from 'hono'
import type { WebContext, WebEnv } from '../action/web.ts'
import { onLane } from '../kit/lanes.ts'
import { Refusal } from '../kit/refusal.ts'
import type { Crowd, Purpose } from './model/crowd.ts'
import type { Ticket, Wait } from './model/ticket.ts'
import { WaitingPage } from './pages/waiting-page.tsx'

export interface CrowdDoor {
  readonly crowd: Crowd
  /** Where a request comes from, as a key that means nothing outside this process. */
  readonly networkOf: (c: WebContext) => string
  /** When the unfinished story of this browser began; `undefined` when there is none. */
  readonly begunAt: (c: WebContext) => Promise<Date | undefined>
}

const doors: Readonly<Record<string, Purpose>> = {
  '/report': 'begin',
  '/report/send': 'send',
  '/report/review': 'send',
  '/follow': 'return',
  '/api/v1/reports': 'api',
}
const uploadDoors: Readonly<Record<string, string>> = {
  '/report/files': '/report/files',
  '/follow/mailbox/files': '/follow/mailbox',
}

/** Telling a story takes longer than any wait: whoever took so long has waited already, and sends at once. */
const toldFor = 20_000

/** `look`: nothing to seal here, so no turn of those who have something is taken for saying so. */
type Pass = 'in' | 'look' | 'ask' | Ticket

/** Work that was done, or a place that was held until its time. A machine says them in headers, a form in its address. */
const passOf = async (c: WebContext, { crowd }: CrowdDoor, purpose: Purpose): Promise<Pass> => {
  const work = c.req.query('work') ?? c.req.header('x-khien-work')
  if (work !== undefined && (await crowd.work.accepts(work, purpose))) {
    crowd.counts.workedIn += 1
    return 'in'
  }
  const place = c.req.query('place') ?? c.req.header('x-khien-place')
  if (place === undefined) return 'ask'
  const taken = crowd.tickets.take(place, purpose)
  if (taken === 'bad') return 'ask'
  if (taken !== 'good') return taken
  crowd.counts.waitedIn += 1
  return 'in'
}

const mayCome = async (c: WebContext, door: CrowdDoor, purpose: Purpose): Promise<Pass> => {
  const { crowd } = door
  if (purpose === 'begin' && crowd.room().draftsAreFull) return 'ask'
  if (!crowd.load.isCrowded()) return 'in'
  if (purpose === 'api' && hasKey(c)) return 'in'
  if (purpose === 'send') {
    const begun = await door.begunAt(c)
    if (begun === undefined) return 'look'
    if (Date.now() - begun.getTime() >= toldFor) return 'in'
  }
  return passOf(c, door, purpose)
}

const hasKey = (c: WebContext): boolean =>
  c.req.header('authorization') !== undefined || c.req.header('x-api-key') !== undefined

const weightOf = (c: WebContext, purpose: Purpose | undefined): number => {
  if (purpose === 'api' && hasKey(c)) return 0
  return purpose !== undefined || c.req.path === '/sign-in' ? 1 : 0.25
}

/**
 * Stands before everything the public may post. On a usual day it counts and lets in. In a crowd it asks for work or a wait before
 * anything costly, takes what must be sealed by turns of networks, and reads no body before its turn.
 */
export const crowdDoor =
  (door: CrowdDoor): MiddlewareHandler<WebEnv> =>
  async (c, next) => {
    const { crowd } = door
    const network = door.networkOf(c)
    if (c.req.method !== 'POST') return onLane({ key: network, rank: 'usual' }, next)
    const purpose = doors[c.req.path]
    crowd.load.count(weightOf(c, purpose))
    const back = uploadDoors[c.req.path]
    if (back !== undefined) return takeFiles(c, door, network, back, next)
    return crowd.load.during(async () => {
      if (purpose === undefined) return onLane({ key: network, rank: 'usual' }, next)
      const pass = await mayCome(c, door, purpose)
      if (pass === 'look') return onLane({ key: network, rank: 'usual' }, next)
      return pass === 'in'
        ? inTurn(c, door, purpose, network, next)
        : holdBack(c, door, purpose, network, pass)
    })
  }

/**
 * What is sealed goes by turns. Beginning is cheap; coming back waits for its key derivation alone, ahead of guesses once it has
 * worked or waited: a turn held meanwhile would be one that no report gets.
 */
const inTurn = async (
  c: WebContext,
  door: CrowdDoor,
  purpose: Purpose,
  network: string,
  next: () => Promise<void>,
): Promise<Response | undefined> => {
  const { crowd } = door
  if (purpose === 'begin' || purpose === 'return') {
    await onLane({ key: network, rank: crowd.load.isCrowded() ? 'first' : 'usual' }, next)
    return undefined
  }
  let isHere = false
  try {
    await onLane({ key: network, rank: 'first' }, () =>
      crowd.turns(() => {
        isHere = true
        return next()
      }),
    )
    return undefined
  } catch (problem) {
    // No turn within reach: back to the end of the line, with a place kept, rather than an error.
    if (isHere || !(problem instanceof Refusal)) throw problem
    return holdBack(c, door, purpose, network, 'ask')
  }
}

/** Files are the disk's and the memory's affair: turned away before they are read when there is no room for them. */
const takeFiles = async (
  c: WebContext,
  { crowd }: CrowdDoor,
  network: string,
  back: string,
  next: () => Promise<void>,
): Promise<Response | undefined> => {
  const room = crowd.room()
  const bytes = Number(c.req.header('content-length') ?? mostAtOnce)
  const small = bytes < smallForm
  const answer =
    !small && (room.diskIsLow || room.filesAreFull)
      ? ({ kind: 'full', why: 'hour' } as const)
      : crowd.uploads.ask(network, bytes)
  if (answer.kind === 'full') {
    crowd.counts.filesTurnedAway += 1
    return c.redirect(`${back}?full=${answer.why}`, 303)
  }
  try {
    await onLane({ key: network, rank: 'usual' }, next)
    return undefined
  } finally {
    answer.done()
  }
}

/** A body that does not say how long it is counts as the largest one. */
const mostAtOnce = 32 * 1024 * 1024
/** A form without a file in it; going on without files must always be possible. */
const smallForm = 8 * 1024

const holdBack = async (
  c: WebContext,
  { crowd }: CrowdDoor,
  purpose: Purpose,
  network: string,
  pass: 'ask' | Ticket,
): Promise<Response> => {
  crowd.counts.asked += 1
  const place = pass === 'ask' ? crowd.tickets.give(purpose, network) : pass
  const work = await crowd.work.ask(purpose)
  c.header('Retry-After', String(place.seconds))
  if (purpose === 'api')
    return c.json(
      {
        error: { kind: 'slow-down', reason: 'crowded', message: c.var.t('errors.crowded'), fields: {} },
        work,
        place: place.text,
      },
      429,
    )
  const text = await waitingPage(c, place.seconds, {
    action: `${c.req.path}?place=${place.text}`,
    fields: await carried(c, purpose),
    work: JSON.stringify(work),
  })
  // Packing it anew for each would cost more than all the rest.
  c.header('Cache-Control', 'no-store, no-transform')
  return c.html(text, 503)
}

const keep = 60_000
const held = new Map<string, { readonly at: number; readonly text: string }>()
const places = { action: 'place-of-action', work: 'place-of-work', fields: 'place-of-fields' } as const

interface Filled {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly work: string
}

/** Drawn once a minute for each language, wait and path; what differs is put in its place. In a flood it is asked for hundreds of times a second. */
const waitingPage = async (
  c: WebContext,
  seconds: Wait,
  { action, fields, work }: Filled,
): Promise<string> => {
  const key = [c.var.t.locale, c.req.path, seconds].join(' ')
  let page = held.get(key)
  if (page === undefined || Date.now() - page.at > keep) {
    page = { at: Date.now(), text: await drawWaiting(c, seconds) }
    held.set(key, page)
  }
  // Names and values have the shapes below, and ours none that HTML would read: quotes of the work alone are escaped.
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`)
    .join('')
  return page.text
    .replace(places.action, () => action)
    .replace(places.work, () => work.replaceAll('"', '&quot;'))
    .replace(/<input[^>]*place-of-fields[^>]*>/, () => inputs)
}

const drawWaiting = async (c: WebContext, seconds: Wait): Promise<string> => {
  const { action, work, fields } = places
  const drawn = await c.render(
    <WaitingPage t={c.var.t} action={action} fields={{ [fields]: '' }} seconds={seconds} work={work} />,
    { title: c.var.t('crowd.title'), quiet: true, islands: ['waiting'], status: 503 },
  )
  return drawn.text()
}

/** What these forms carry, by shape; everything typed lies sealed in the story already, or is typed by a machine. */
const shapes: Readonly<Record<Purpose, Readonly<Record<string, RegExp>>>> = {
  begin: {
    safeNow: /^[a-z]{1,10}$/,
    reporter: /^[a-z-]{1,20}$/,
    once: /^[\w-]{43}$/,
    form_token: /^[\w-]{1,60}$/,
  },
  send: { once: /^[\w-]{43}$/, voice: /^[a-z]{1,10}$/, go: /^[a-z]{1,10}$/, form_token: /^[\w-]{1,60}$/ },
  return: { locator: /^[\d .–—-]{1,60}$/, secret: /^[\d .–—-]{1,60}$/, form_token: /^[\w-]{1,60}$/ },
  api: {},
}
const largestForm = 4_000

const carried = async (c: WebContext, purpose: Purpose): Promise<Readonly<Record<string, string>>> => {
  const size = Number(c.req.header('content-length') ?? 0)
  const type = c.req.header('content-type') ?? ''
  if (size > largestForm || !type.startsWith('application/x-www-form-urlencoded')) return {}
  const body = new URLSearchParams(await c.req.text())
  return Object.fromEntries(
    Object.entries(shapes[purpose]).flatMap(([name, shape]) => {
      const value = body.get(name)
      return value !== null && shape.test(value) ? [[name, value]] : []
    }),
  )
}
