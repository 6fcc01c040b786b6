import { createHmac, randomBytes } from 'node:crypto'
import { gate } from '../../kit/parallel.ts'
import { Refusal } from '../../kit/refusal.ts'
import { plainLogin } from '../model.ts'

const freeTries = 5
const longestWait = 8000
/** Tries of one lane that wait at the same time. */
const laneLength = 10
const forgetAfter = 15 * 60_000
const remembered = 10_000

/** Where a try comes from: a browser that signed in to this login before, or else a network, as an opaque key. */
export interface From {
  readonly device?: string | undefined
  readonly network?: string | undefined
}

export interface SlowDown {
  /** Milliseconds the next try has to wait before the password is even looked at. */
  readonly waitFor: (login: string, from?: From) => number
  /** Tries to sign in once the wait is over; only success clears the count. */
  readonly attempt: <T>(login: string, task: () => Promise<T>, from?: From) => Promise<T>
}

interface Lane {
  readonly check: ReturnType<typeof gate>
  /** Pushes a waiting try out; the oldest first. */
  readonly waiting: Set<() => void>
  here: number
}

/**
 * Makes guessing one login slow without shutting its owner out: after five wrong tries each next one waits, at most 8 seconds,
 * and the right password then opens. Tries count when they arrive and passwords are checked one after another, so that
 * many at once gain nothing. A flood fills only its own lane, where the newest try pushes out the oldest: a browser that
 * signed in to this login before has a lane and a count of its own, everybody else one lane a network and one count together.
 * Lives in this process's memory under a key made at start, so nothing about who tried whom is ever stored.
 */
export const slowDown = (
  wait: (ms: number) => Promise<unknown>,
  clock = Date.now,
  longest = longestWait,
): SlowDown => {
  const salt = randomBytes(32)
  const tries = new Map<string, { count: number; last: number }>()
  const lanes = new Map<string, Lane>()
  const keyOf = (...parts: readonly string[]): string =>
    createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64')
  const countKey = (login: string, { device }: From): string =>
    device === undefined ? keyOf(plainLogin(login)) : keyOf(plainLogin(login), 'device', device)
  const laneKey = (login: string, from: From): string =>
    from.device === undefined
      ? keyOf(plainLogin(login), 'network', from.network ?? '')
      : countKey(login, from)
  const recent = (key: string): number => {
    const found = tries.get(key)
    return found === undefined || clock() - found.last > forgetAfter ? 0 : found.count
  }
  const waitOf = (key: string): number => {
    const over = recent(key) - freeTries
    return over < 0 ? 0 : Math.min(longest, 1000 * 2 ** over)
  }
  const remember = (key: string, count: number): void => {
    tries.delete(key)
    if (count > 0) tries.set(key, { count, last: clock() })
    const oldest = tries.keys().next().value
    if (tries.size > remembered && oldest !== undefined) tries.delete(oldest)
  }
  const inLane = async <T>(key: string, ms: number, task: () => Promise<T>): Promise<T> => {
    const lane: Lane = lanes.get(key) ?? { check: gate(1), waiting: new Set(), here: 0 }
    lanes.set(key, lane)
    lane.here += 1
    try {
      return await takeTurn(lane, () => wait(ms), task)
    } finally {
      lane.here -= 1
      if (lane.here === 0) lanes.delete(key)
    }
  }
  return {
    waitFor: (login, from = {}) => waitOf(countKey(login, from)),
    attempt: async (login, task, from = {}) => {
      const key = countKey(login, from)
      const ms = waitOf(key)
      remember(key, recent(key) + 1)
      try {
        const done = await inLane(laneKey(login, from), ms, task)
        remember(key, 0)
        return done
      } catch (problem) {
        // An empty field, a busy house or a place taken by a newer try was no guess.
        if (problem instanceof Refusal && problem.kind !== 'wrong-code')
          remember(key, Math.max(0, recent(key) - 1))
        throw problem
      }
    },
  }
}

/** Waits and then checks, unless newer tries of the same lane take the place meanwhile. */
const takeTurn = <T>(
  { waiting, check }: Lane,
  wait: () => Promise<unknown>,
  task: () => Promise<T>,
): Promise<T> => {
  const place = Promise.withResolvers<never>()
  const pushOut = (): void => {
    waiting.delete(pushOut)
    place.reject(new Refusal('slow-down'))
  }
  waiting.add(pushOut)
  const oldest = waiting.values().next().value
  if (waiting.size > laneLength) oldest?.()
  const turn = async (): Promise<T> => {
    await wait()
    return check(() => (waiting.delete(pushOut) ? task() : place.promise))
  }
  return Promise.race([turn(), place.promise])
}
