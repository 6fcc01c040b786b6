import { inspectFile } from '../src/intake/actions/inspect-file.ts'
import { insertAttachment } from '../src/intake/store/attachments.ts'
import { findReport } from '../src/intake/store/reports.ts'
import { newId } from '../src/kit/random.ts'
import { seal, sealJson } from '../src/seal/age.ts'
import type { TestHouse } from './house.ts'

/** A file that came with a report, sealed like one a reporter sent; returns its id. */
export const attach = async (house: TestHouse, reportId: string, name: string, bytes: Uint8Array) => {
  const { db } = house.database
  const { recipient } = await findReport(db, reportId)
  const id = newId()
  const content = await seal([recipient], bytes)
  await insertAttachment(db, {
    id,
    report_id: reportId,
    sealed: await sealJson([recipient], await inspectFile({ name, bytes })),
    blob_key: await house.anonymous().services.blobs.put(content),
    size: content.length,
    state: 'stored',
    created_at: new Date(),
  })
  return id
}
