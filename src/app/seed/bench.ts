import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { newKeyPair, sealJson } from '../../seal/age.ts'
import type { House } from '../house.ts'

const batch = 5_000

/**
 * Many invented reports and cases for measuring lists. Rows are real in shape and size; they share one sealed text that
 * nobody holds the key of, since only lists are measured.
 */
export const fillBench = async (
  house: House,
  count: number,
  progress: (done: number, all: number) => void,
): Promise<void> => {
  const { db } = house.context({ kind: 'system', job: 'seed' })
  const { recipient } = await newKeyPair()
  const sealed = await sealJson([recipient], { narrative: 'x'.repeat(600) })
  const [duty] = await db.selectFrom('agencies.agency').select('id').where('kind', '=', 'duty').execute()
  if (duty === undefined) throw new Error('found a province first: khien seed')
  for (let done = 0; done < count; done += batch) {
    const size = Math.min(batch, count - done)
    await insertReports(db, { agencyId: duty.id, recipient, sealed, from: done, size })
    await insertCases(db, { agencyId: duty.id, recipient, sealed, from: done, size })
    progress(done + size, count)
  }
  await sql`analyze`.execute(house.database.asOwner)
}

interface Batch {
  readonly agencyId: string
  readonly recipient: string
  readonly sealed: Uint8Array
  readonly from: number
  readonly size: number
}

const insertReports = (db: Db, { agencyId, recipient, sealed, from, size }: Batch) =>
  sql`
    insert into intake.report (id, locator, idempotency_hash, recipient, code_salt, code_sealed, sealed, channel, reporter,
      age_band, locale, area_code, agency_id, state, urgency, categories, assessment, received_at, due_at, file_count)
    select gen_random_uuid(), 'b' || lpad((${from}::int + n)::text, 9, '0') || left(gen_random_uuid()::text, 4), gen_random_uuid()::text, ${recipient}, '\\x00', '\\x00', ${sealed}::bytea,
      'portal', 'child', '11-15', 'vi', 'x' || lpad((1 + n % 86)::text, 2, '0'), ${agencyId}::uuid,
      case n % 3 when 0 then 'received' when 1 then 'in_triage' else 'received' end,
      'P' || (n % 4)::text, array['CD-BULLY'], '{"status":"not-assessed"}',
      now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '1 day', 0
    from generate_series(1, ${size}::int) as n`.execute(db)

const insertCases = (db: Db, { agencyId, recipient, sealed, from, size }: Batch) =>
  sql`
    insert into cases.case (id, number, agency_id, state, urgency, categories, area_code, recipient, sealed, opened_at, due_at)
    select gen_random_uuid(), 'B-' || (${from}::int + n)::text || '-' || left(gen_random_uuid()::text, 6), ${agencyId}::uuid,
      (array['open', 'assessed', 'acting', 'resolved'])[1 + n % 4], 'P' || (n % 4)::text, array['CD-BULLY'],
      'x' || lpad((1 + n % 86)::text, 2, '0'), ${recipient}, ${sealed}::bytea,
      now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '5 days'
    from generate_series(1, ${size}::int) as n`.execute(db)
