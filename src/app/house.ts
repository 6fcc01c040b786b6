import { join } from 'node:path'
import type { Context, Keys, Services } from '../action/action.ts'
import type { Job } from '../action/jobs.ts'
import type { Actor } from '../action/permissions.ts'
import { openLedger } from '../audit/store/ledger.ts'
import { type Crowd, openCrowd } from '../crowd/model/crowd.ts'
import { actingAs } from '../db/acting.ts'
import { closeFolder } from '../db/folder.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { diskBlobs } from '../seal/blobs.ts'
import { diskSigner } from '../seal/signer.ts'
import type { Config } from './config.ts'
import { type Log, openLog } from './log.ts'
import { prepareDatabase } from './prepare.ts'
import { type JobCounts, openQueue } from './queue.ts'

/** Everything that is open while a process runs. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly log: Log
  /** How crowded this process is. */
  readonly crowd: Crowd
  /** A request or job on behalf of somebody, now. */
  readonly context: (actor: Actor, keys?: Keys) => Context
  readonly jobCounts: () => Promise<JobCounts>
  readonly close: () => Promise<void>
}

export interface HouseOptions {
  readonly jobs: readonly Job[]
  /** Whether to work jobs; by default as configured. */
  readonly working?: boolean
}

/** Where the key lies that signs the days of the ledger. */
export const signingFolder = (dataFolder: string): string => join(dataFolder, 'ledger-key')

/** A province's usual day brings less than the hour here allows; what is received at once stands in memory. */
export const uploadLimits = { anHour: 4 * 1024 ** 3, atOnce: 192 * 1024 ** 2 } as const

/** Opens the database, brings it up to date, and wires the services: the only place that does. */
export const openHouse = async (
  config: Config,
  { jobs, working = config.jobs }: HouseOptions,
): Promise<House> => {
  const log = openLog(config)
  closeFolder(config.dataFolder)
  const blobFolder = join(config.dataFolder, 'blobs')
  closeFolder(blobFolder)
  const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder })
  const installs = await prepareDatabase(config, database, jobs, log)
  const blobs = diskBlobs(blobFolder)
  let announce: Services['announce'] = async () => {}
  const signer = diskSigner(signingFolder(config.dataFolder))
  // Makes the key where there is none yet.
  await signer.current()
  const services: Services = {
    blobs,
    record: openLedger(),
    announce: (db, news) => announce(db, news),
    signer,
  }
  const context: House['context'] = (actor, keys = {}) => ({
    db: actingAs(database.asNobody, actor),
    actor,
    now: new Date(),
    keys,
    services,
  })
  const systemContext = (job: string) => context({ kind: 'system', job })
  const queue = await openQueue(database, jobs, log, {
    installs,
    context: working ? systemContext : undefined,
  })
  announce = queue.announce
  return {
    config,
    database,
    log,
    crowd: openCrowd({ crowdedAt: config.crowdedAt, uploads: uploadLimits }),
    context,
    jobCounts: queue.counts,
    close: async () => {
      await queue.stop()
      await database.close()
    },
  }
}
