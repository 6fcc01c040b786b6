import { createHmac, randomBytes } from 'node:crypto'

const freeTries = 5
const longest = 30_000
const forgetAfter = 15 * 60_000
const remembered = 10_000

export interface SlowDown {
  /** Milliseconds this try has to wait before the password is even looked at. */
  readonly waitFor: (login: string, now: number) => number
  readonly failed: (login: string, now: number) => void
  readonly succeeded: (login: string) => void
}

/**
 * Makes guessing one login slow without shutting its owner out: after five wrong tries each next one waits longer, at most
 * 30 seconds, and the right password then still opens. Other logins notice nothing. Lives in this process's memory under
 * a key made at start, so nothing about who tried whom is ever stored.
 */
export const slowDown = (): SlowDown => {
  const salt = randomBytes(32)
  const tries = new Map<string, { count: number; last: number }>()
  const keyOf = (login: string): string =>
    createHmac('sha256', salt).update(login.trim().toLowerCase()).digest('base64')
  const recent = (key: string, now: number): number => {
    const found = tries.get(key)
    return found === undefined || now - found.last > forgetAfter ? 0 : found.count
  }
  return {
    waitFor: (login, now) => {
      const over = recent(keyOf(login), now) - freeTries
      return over < 0 ? 0 : Math.min(longest, 1000 * 2 ** over)
    },
    failed: (login, now) => {
      const key = keyOf(login)
      const count = recent(key, now) + 1
      tries.delete(key)
      tries.set(key, { count, last: now })
      const oldest = tries.keys().next().value
      if (tries.size > remembered && oldest !== undefined) tries.delete(oldest)
    },
    succeeded: (login) => {
      tries.delete(keyOf(login))
    },
  }
}
