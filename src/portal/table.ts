import type { Columns } from '../db/columns.ts'

/** A planned stop, said in public. Kept after it is over: that it was announced in time must be shown. */
export interface DowntimeTable {
  id: string
  starts_at: Date
  ends_at: Date
  reason: string
  /** Announced less than seven working days ahead. */
  urgent: boolean
  planned_at: Date
  cancelled_at: Date | null
}

/** The live schema is compared with these (db/schema.test.ts). */
export const columns = {
  downtime: {
    id: 'uuid',
    starts_at: 'timestamptz',
    ends_at: 'timestamptz',
    reason: 'text',
    urgent: 'bool',
    planned_at: 'timestamptz',
    cancelled_at: 'timestamptz',
  } satisfies Columns<DowntimeTable>,
}
