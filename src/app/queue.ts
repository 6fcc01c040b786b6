import { fromKysely, PgBoss } from 'pg-boss'
import type { Announcement, Context } from '../action/action.ts'
import type { Job } from '../action/jobs.ts'
import { grantQueue } from '../db/access/queue-rights.ts'
import type { Database, Db } from '../db/open.ts'
import { faultOf, type Log } from './log.ts'

export interface JobCounts {
  readonly waiting: number
  readonly active: number
  readonly failed: number
}

export interface Queue {
  /** Sends news to every job that listens for it, inside the caller's transaction. */
  readonly announce: (db: Db, news: Announcement) => Promise<void>
  /** How many jobs there are by state, over all queues. */
  readonly counts: () => Promise<JobCounts>
  /** Sends a job of a backup again; whether this program still knows such jobs. */
  readonly resend: (db: Db, name: string, data: string | null, startAfter: Date) => Promise<boolean>
  readonly stop: () => Promise<void>
}

/**
 * Starts pg-boss in the same database. With `context`, this process also works the jobs. `installs` where the login owns the
 * tables: elsewhere the queue is there already, and must be of this version.
 */
export const openQueue = async (
  database: Database,
  jobs: readonly Job[],
  log: Log,
  { installs, context }: { installs: boolean; context?: ((job: string) => Context) | undefined },
): Promise<Queue> => {
  const works = context !== undefined
  const boss = new PgBoss({
    ...database.queueConnection,
    supervise: works,
    schedule: works,
    migrate: installs,
  })
  boss.on('error', (problem) => log.error({ fault: faultOf(problem) }, 'queue'))
  await boss.start()
  if (installs) {
    for (const { name } of jobs) await boss.createQueue(name, { retryLimit: 5, retryBackoff: true })
    await grantQueue(database.asOwner)
  }
  // The queue list is cached now, so that sending inside a transaction asks nothing of a second connection: the embedded
  // engine has only one and would wait for itself.
  await boss.getQueues()
  if (context !== undefined) for (const job of jobs) await work(boss, job, context, log)
  return {
    announce: async (db, { event, data }) => {
      for (const { name, on } of jobs) if (on === event) await boss.send(name, data, { db: fromKysely(db) })
    },
    counts: async () => {
      const queues = await boss.getQueues()
      const sum = (count: (queue: (typeof queues)[number]) => number) =>
        queues.reduce((total, queue) => total + count(queue), 0)
      return {
        waiting: sum(({ readyCount }) => readyCount),
        active: sum(({ activeCount }) => activeCount),
        failed: sum(({ failedCount }) => failedCount),
      }
    },
    resend: async (db, name, data, startAfter) => {
      if (!jobs.some((job) => job.name === name)) return false
      await boss.send(name, data === null ? null : JSON.parse(data), { db: fromKysely(db), startAfter })
      return true
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

const work = async (boss: PgBoss, job: Job, context: (job: string) => Context, log: Log): Promise<void> => {
  await boss.work<Record<string, string>>(job.name, { pollingIntervalSeconds: 2 }, async (batch) => {
    for (const { data } of batch) {
      try {
        await job.run(context(job.name), data ?? {}, (counts) =>
          log.info({ job: job.name, ...counts }, 'job'),
        )
      } catch (problem) {
        log.error({ job: job.name, fault: faultOf(problem) }, 'job failed')
        throw problem
      }
    }
  })
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, null, { tz: 'Asia/Ho_Chi_Minh' })
}
