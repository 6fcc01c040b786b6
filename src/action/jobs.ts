import type { Context } from './action.ts'

/**
 * Work outside a request. Either on a schedule (`cron`, at most once a minute) or on another room's news (`on`).
 * May run twice (a worker can die between work and receipt), so it must do nothing the second time.
 */
export interface Job {
  readonly name: string
  readonly cron?: string
  readonly on?: string
  readonly run: (
    context: Context,
    data: Readonly<Record<string, string>>,
    /** How much was done, for the log. Numbers only. */
    count?: (counts: Readonly<Record<string, number>>) => void,
  ) => Promise<void>
}
