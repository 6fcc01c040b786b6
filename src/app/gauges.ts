import { stat, statfs } from 'node:fs/promises'
import { Gauge, type Registry } from 'prom-client'
import { headOf } from '../audit/store/verify.ts'
import { waitingByUrgency } from '../intake/store/waiting.ts'
import { urgencies } from '../kit/urgency.ts'
import { anchorFile } from './anchors.ts'
import type { House } from './house.ts'

/** However often somebody scrapes, the database is asked this rarely. */
const keep = 15_000

/**
 * How the province's work stands, for alerts: counts by urgency, the queue of jobs, the ledger, room on the disk. Counts only; read
 * when scraped, by any process, so that every process tells the same. Returns what brings them up to date.
 */
export const houseGauges = (registry: Registry, house: House): (() => Promise<void>) => {
  const gauge = <Name extends string>(name: string, help: string, ...labelNames: Name[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const waiting = gauge('khien_reports_waiting', 'Reports that wait for a decision.', 'urgency')
  const late = gauge('khien_reports_late', 'Reports past their clock without a decision.', 'urgency')
  const jobs = gauge('khien_jobs', 'Jobs by state, failed ones for as long as they are kept.', 'state')
  const entries = gauge('khien_ledger_entries', 'Entries of the ledger.')
  const anchor = gauge('khien_ledger_anchor_seconds', 'When the ledger was last anchored, Unix time.')
  const room = gauge('khien_data_free_bytes', 'Room left where sealed files are kept.')
  const fresh = gauge('khien_gauges_seconds', 'When these figures were read, Unix time.')
  let readAt = 0

  const read = async (): Promise<void> => {
    const { db } = house.context({ kind: 'system', job: 'metrics' })
    const [reports, head, states, anchors, disk] = await Promise.all([
      waitingByUrgency(db, new Date()),
      headOf(db),
      house.jobCounts(),
      stat(anchorFile(house.config.dataFolder)).catch(() => undefined),
      statfs(house.config.dataFolder),
    ])
    for (const urgency of urgencies) {
      const found = reports.find((one) => one.urgency === urgency)
      waiting.set({ urgency }, found?.waiting ?? 0)
      late.set({ urgency }, found?.late ?? 0)
    }
    for (const [state, count] of Object.entries(states)) jobs.set({ state }, count)
    entries.set(head.seq)
    if (anchors !== undefined) anchor.set(Math.round(anchors.mtimeMs / 1000))
    room.set(disk.bavail * disk.bsize)
    fresh.set(Date.now() / 1000)
  }

  return async () => {
    if (Date.now() - readAt < keep) return
    readAt = Date.now()
    // A scrape must answer while the database does not; old figures show by their age.
    await read().catch(() => house.log.warn('gauges not read'))
  }
}
