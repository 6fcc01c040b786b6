import { createHmac, randomBytes } from 'node:crypto'
import { gate } from '../../kit/parallel.ts'
import { Refusal } from '../../kit/refusal.ts'

const freeTries = 5
const longestWait = 8000
const longestQueue = 5
const forgetAfter = 15 * 60_000
const remembered = 10_000

export interface SlowDown {
  /** Milliseconds the next try has to wait before the password is even looked at. */
  readonly waitFor: (login: string) => number
  /** Tries to sign in when this login's earlier tries are over and the wait is; only success clears the count. */
  readonly attempt: <T>(login: string, task: () => Promise<T>) => Promise<T>
}

/**
 * Makes guessing one login slow without shutting its owner out: after five wrong tries each next one waits longer, at most
 * 8 seconds, and the right password then still opens. Tries of one login run one after another and count when they start,
 * so that many at once gain nothing; beyond a few waiting, more are refused. Other logins notice nothing. Lives in this
 * process's memory under a key made at start, so nothing about who tried whom is ever stored.
 */
export const slowDown = (wait: (ms: number) => Promise<unknown>, clock = Date.now): SlowDown => {
  const salt = randomBytes(32)
  const tries = new Map<string, { count: number; last: number }>()
  const lanes = new Map<string, { here: number; pass: ReturnType<typeof gate> }>()
  const keyOf = (login: string): string =>
    createHmac('sha256', salt).update(login.trim().toLowerCase()).digest('base64')
  const recent = (key: string): number => {
    const found = tries.get(key)
    return found === undefined || clock() - found.last > forgetAfter ? 0 : found.count
  }
  const waitOf = (key: string): number => {
    const over = recent(key) - freeTries
    return over < 0 ? 0 : Math.min(longestWait, 1000 * 2 ** over)
  }
  const remember = (key: string, count: number): void => {
    tries.delete(key)
    if (count > 0) tries.set(key, { count, last: clock() })
    const oldest = tries.keys().next().value
    if (tries.size > remembered && oldest !== undefined) tries.delete(oldest)
  }
  const inLane = async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(key) ?? { here: 0, pass: gate(1, longestQueue, 'slow-down') }
    lanes.set(key, lane)
    lane.here += 1
    try {
      return await lane.pass(task)
    } finally {
      lane.here -= 1
      if (lane.here === 0) lanes.delete(key)
    }
  }
  return {
    waitFor: (login) => waitOf(keyOf(login)),
    attempt: (login, task) => {
      const key = keyOf(login)
      return inLane(key, async () => {
        const before = recent(key)
        const ms = waitOf(key)
        remember(key, before + 1)
        await wait(ms)
        try {
          const done = await task()
          remember(key, 0)
          return done
        } catch (problem) {
          // An empty field or a busy house was no guess.
          if (problem instanceof Refusal && problem.kind !== 'wrong-code') remember(key, before)
          throw problem
        }
      })
    },
  }
}
