import { execFile } from 'node:child_process'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { attach } from '../../../test/attach.ts'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { picture } from '../../../test/promises/least-sight/matter.ts'
import { attachmentsOfReport } from '../../intake/store/attachments.ts'
import { caseJobs } from '../jobs.ts'

const house = testHouse()
const folder = () => join(house().folder, 'blobs')
const pathOf = (key: string) => join(folder(), key.slice(0, 2), key)
const isThere = (key: string) => existsSync(pathOf(key))
const age = (key: string, hours: number) => {
  const at = Date.now() / 1000 - hours * 60 * 60
  utimesSync(pathOf(key), at, at)
}

/** A process of its own that writes a blob, begins another, and is killed before any row names them. */
const killedWrite = async (): Promise<readonly string[]> => {
  const blobs = join(import.meta.dirname, '../../seal/blobs.ts')
  const script = `
    import { writeFileSync } from 'node:fs'
    import { diskBlobs } from ${JSON.stringify(blobs)}
    const folder = ${JSON.stringify(folder())}
    const key = await diskBlobs(folder).put(new Uint8Array(50))
    const part = crypto.randomUUID().replace(/^../, key.slice(0, 2)) + '.part'
    writeFileSync(folder + '/' + key.slice(0, 2) + '/' + part, 'half')
    process.stdout.write(key + ' ' + part, () => process.kill(process.pid, 'SIGKILL'))
  `
  const said = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (problem, out) =>
      problem?.signal === 'SIGKILL' ? resolve(out) : reject(problem ?? new Error('was not killed')),
    )
  })
  return said.split(' ')
}

const sweep = async () => {
  const counted: Readonly<Record<string, number>>[] = []
  for (const job of caseJobs) await job.run(house().system(), {}, (counts) => counted.push(counts))
  return counted
}

describe('the sweep of sealed blobs', () => {
  it('removes what a killed write left a day ago, never what a row names, and counts', async () => {
    const [key = '', part = ''] = await killedWrite()
    const { reportId } = await buildReport(house())
    await attach(house(), reportId, 'anh.png', await picture(50))
    const [row] = await attachmentsOfReport(house().database.db, reportId)
    const blobKey = row?.blob_key ?? ''
    age(blobKey, 200)
    expect(await sweep()).toEqual([{ setAside: 0, withheld: 0 }])
    age(key, 23)
    age(part, 23)
    expect(await sweep()).toEqual([{ setAside: 0, withheld: 0 }])
    age(key, 25)
    age(part, 25)
    expect(await sweep()).toEqual([{ setAside: 2, withheld: 0 }])
    expect([key, part, blobKey].map(isThere)).toEqual([false, false, true])
    // Thirty days beside the store, for the case that it was the database that was wrong; then gone.
    const aside = join(folder(), 'set-aside')
    expect(readdirSync(aside).toSorted()).toEqual([key, part].toSorted())
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000)
    utimesSync(join(aside, key), old, old)
    await sweep()
    expect(readdirSync(aside)).toEqual([part])
  })

  it('may run in several workers at once', async () => {
    const left = [...(await killedWrite()), ...(await killedWrite())]
    for (const key of left) age(key, 25)
    await Promise.all([sweep(), sweep(), sweep()])
    expect(left.filter(isThere)).toEqual([])
  })

  it('touches nothing where most is unnamed: that folder belongs to another database', async () => {
    const { services } = house().system()
    const keys = await Promise.all(Array.from({ length: 25 }, () => services.blobs.put(new Uint8Array(3))))
    for (const key of keys) age(key, 25)
    expect(await sweep()).toEqual([{ setAside: 0, withheld: 25 }])
    expect(keys.every(isThere)).toBe(true)
  })

  it('asks every table that names a blob', async () => {
    const { rows } = await sql<{ place: string }>`
      select table_schema || '.' || table_name as place from information_schema.columns
      where column_name like '%blob%' order by 1`.execute(house().database.db)
    expect(rows.map(({ place }) => place)).toEqual(['cases.evidence', 'intake.attachment'])
  })
})
