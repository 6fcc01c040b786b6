import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { attach } from '../../test/attach.ts'
import { Browser } from '../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../test/build.ts'
import { type TestHouse, testHouse } from '../../test/house.ts'
import { picture, reporterOf } from '../../test/promises/least-sight/matter.ts'
import { perform } from '../action/perform.ts'
import { declineReport } from '../intake/actions/decline-report.ts'
import { openAttachment } from '../intake/actions/open-attachment.ts'
import { openMailbox } from '../intake/actions/open-mailbox.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { searchReports } from '../intake/actions/search-reports.ts'
import { readMailbox, writeMessage } from '../intake/actions/use-mailbox.ts'
import { attachmentsOfReport } from '../intake/store/attachments.ts'
import { open } from '../seal/age.ts'
import { unbox } from '../seal/box.ts'
import { keyFromSecret } from '../seal/code.ts'
import { forecast } from './actions/forecast.ts'
import { placeHold, releaseHold } from './actions/place-hold.ts'
import { eraseAllDue, overwriteKeys, removeFiles } from './jobs.ts'

const house = testHouse()
const day = 24 * 60 * 60 * 1000
const inDays = (days: number): Date => new Date(Date.now() + days * day)
/** When the year of a report declined today is over. */
const later = () => house().system(inDays(370))
const eraseLater = () => eraseAllDue(later())

/** Told, read, answered and declined, with a file and a letter. */
const declined = async () => {
  const receipt = await buildTriagedReport(house(), {
    narrative: 'ZQXNARRATIVE lời kể',
    contact: 'ZQXCONTACT',
    urls: ['https://zqxurl.example/x'],
  })
  const { reportId } = receipt
  await attach(house(), reportId, 'ZQXFILE.png', await picture(70))
  const reporter = await reporterOf(house(), receipt)
  await perform(writeMessage, reporter, { text: 'ZQXMESSAGE' })
  await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
  await perform(declineReport, house().as('receiver'), {
    reportId,
    reason: 'out-of-scope',
    text: 'Chuyện này không thuộc nơi chúng tôi.',
  })
  return { ...receipt, reporter }
}

const rowOf = (id: string) =>
  house().database.db.selectFrom('intake.report').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const grantsOf = (id: string) =>
  house()
    .database.db.selectFrom('agencies.key_grant')
    .selectAll()
    .where('object', '=', `report:${id}`)
    .execute()

/** Every row of every table that holds these bytes. */
const rowsWith = async ({ database: { db } }: TestHouse, bytes: Uint8Array): Promise<string[]> => {
  const hex = Buffer.from(bytes).toString('hex')
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int4 as n from ${sql.table(name)} t where to_jsonb(t)::text like ${`%${hex}%`}`.execute(
      db,
    )
    if ((rows[0]?.n ?? 0) > 0) found.push(name)
  }
  return found
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (problem: unknown) =>
      problem instanceof Error && 'reason' in problem ? String(problem.reason) : String(problem),
  )

afterEach(async () => {
  await removeFiles(house().system())
})

describe('erasing a report on schedule', () => {
  it('destroys every key, the box, the words, letters, files and index; the receipt, the agency and recovery open nothing', async () => {
    const told = await declined()
    await perform(searchReports, house().as('receiver'), { query: 'zqxurl.example' })
    const { reportId } = told
    const before = await rowOf(reportId)
    const grants = await grantsOf(reportId)
    expect(grants.map(({ holder }) => holder).sort()).toEqual(
      [`agency:${before.agency_id}`, 'recovery'].sort(),
    )
    const files = await attachmentsOfReport(house().database.db, reportId)
    const blob = files[0]?.blob_key ?? ''
    const path = join(house().folder, 'blobs', blob.slice(0, 2), blob)
    expect(existsSync(path)).toBe(true)
    const copy = await house().system().services.blobs.get(blob)
    const sealed = [
      before.sealed,
      before.code_sealed,
      ...grants.map((one) => one.sealed),
      ...files.map((one) => one.sealed),
    ]

    const done = await eraseLater()
    expect(done.find((one) => one.class === 'declined-report')).toMatchObject({
      erased: 1,
      counts: { reports: 1, messages: 2, files: 1, keys: 2 },
    })
    expect(await removeFiles(house().system())).toBe(1)

    for (const bytes of sealed) expect(await rowsWith(house(), bytes)).toEqual([])
    expect(await grantsOf(reportId)).toEqual([])
    expect(existsSync(path)).toBe(false)
    const tokens = await house()
      .database.db.selectFrom('intake.blind_token')
      .selectAll()
      .where('report_id', '=', reportId)
      .execute()
    expect(tokens).toEqual([])
    expect((await perform(searchReports, house().as('receiver'), { query: 'zqxurl.example' })).rows).toEqual(
      [],
    )

    // The agency in charge, one of its old keys, the receipt in hand, an open visit.
    const receiver = house().as('receiver')
    expect(await codeOf(perform(openReport, receiver, { reportId, reason: 'triage' }))).toBe('content-erased')
    expect(
      await codeOf(perform(openAttachment, receiver, { attachmentId: files[0]?.id, reason: 'triage' })),
    ).toBe('not-found')
    expect(await codeOf(perform(readMailbox, told.reporter, {}))).not.toBe('went through')
    const after = await rowOf(reportId)
    const key = await keyFromSecret(told.secret, after.code_salt)
    expect(unbox(key, 'report-code', after.code_sealed)).toBeUndefined()
    expect(unbox(key, 'report-code', before.code_sealed)).toBeDefined()
    // The recovery key opened its grant; there is no grant, and the file's copy is worth nothing without one.
    await expect(open(house().founded.recoveryIdentity, copy)).rejects.toThrow()

    // What stays: figures and what the ledger points at.
    expect(after).toMatchObject({
      locator: told.locator,
      state: 'declined',
      urgency: 'P1',
      erased_for: 'schedule',
    })
    const stone = await house()
      .database.db.selectFrom('retention.tombstone')
      .selectAll()
      .where('object', '=', `report:${reportId}`)
      .executeTakeFirstOrThrow()
    expect(stone).toMatchObject({
      class: 'declined-report',
      cause: 'schedule',
      counts: { messages: 2, files: 1, keys: 2 },
    })
    expect(stone.period_id).not.toBeNull()
  })

  it('tells the right receipt kindly that it is gone, and a wrong one nothing', async () => {
    const { locator, secret } = await declined()
    await eraseLater()
    const visitor = new Browser(house().web)
    await visitor.get('/follow')
    await visitor.submit('/follow', { locator, secret })
    expect(visitor.page.status).toBe(200)
    expect(visitor.page.html).toContain('Lời kể đã được xoá')
    expect(visitor.cookies.size).toBe(0)
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('1') ? '2' : '1'}`
    expect(await codeOf(perform(openMailbox, house().anonymous(), { locator, secret: wrong }))).toBe(
      'wrong-code',
    )
  })

  it('does nothing a second time, and goes on where a killed run stopped', async () => {
    const one = await declined()
    const two = await declined()
    // Killed between commit and the removal of files: the rows are gone, the files are not.
    await eraseLater()
    const doomed = await house().database.db.selectFrom('retention.doomed_blob').selectAll().execute()
    expect(doomed).toHaveLength(2)
    expect((await eraseLater()).every(({ erased }) => erased === 0)).toBe(true)
    expect(await removeFiles(house().system())).toBe(2)
    expect(await removeFiles(house().system())).toBe(0)
    for (const { reportId } of [one, two]) expect((await rowOf(reportId)).erased_at).not.toBeNull()
  })

  it('rolls back whole when it fails midway', async () => {
    const { reportId } = await declined()
    const context = later()
    const breaking = {
      ...context,
      services: {
        ...context.services,
        record: async () => {
          throw new Error('the power went')
        },
      },
    }
    await expect(eraseAllDue(breaking)).rejects.toThrow('the power went')
    expect((await rowOf(reportId)).erased_at).toBeNull()
    expect(await grantsOf(reportId)).toHaveLength(2)
    expect(await house().database.db.selectFrom('retention.doomed_blob').selectAll().execute()).toEqual([])
    await eraseLater()
    await removeFiles(house().system())
  })

  it('begins the time anew when the reporter writes, and waits while nobody has read it', async () => {
    const { reportId, reporter } = await declined()
    await perform(writeMessage, { ...reporter, now: inDays(200) }, { text: 'Em viết thêm.' })
    await eraseAllDue(house().system(inDays(4_000)))
    expect((await rowOf(reportId)).erased_at).toBeNull()
    await house()
      .database.db.updateTable('intake.report')
      .set({ unread: false })
      .where('id', '=', reportId)
      .execute()
    await eraseAllDue(house().system(inDays(560)))
    expect((await rowOf(reportId)).erased_at).toBeNull()
    await eraseAllDue(house().system(inDays(570)))
    expect((await rowOf(reportId)).erased_at).not.toBeNull()
  })

  it('leaves what is under a legal hold until it is released', async () => {
    const { reportId, locator } = await declined()
    const { holdId } = await perform(placeHold, house().as('leader'), {
      number: locator,
      reason: 'court',
      document: 'Công văn 12/TA ngày 03/11/2026',
    })
    expect(await perform(forecast, later(), {})).toContainEqual({ class: 'declined-report', due: 0 })
    await eraseLater()
    expect((await rowOf(reportId)).erased_at).toBeNull()
    expect(
      await codeOf(
        perform(placeHold, house().as('leader'), { number: locator, reason: 'court', document: 'x' }),
      ),
    ).toBe('already-held')
    expect(await codeOf(perform(releaseHold, house().as('police-leader'), { holdId }))).toBe('not-found')
    await perform(releaseHold, house().as('approver'), { holdId })
    expect(await perform(forecast, later(), {})).toContainEqual({ class: 'declined-report', due: 1 })
    await eraseLater()
    expect((await rowOf(reportId)).erased_at).not.toBeNull()
  })

  it('leaves what is young or undecided', async () => {
    const waiting = await buildReport(house())
    const young = await declined()
    await eraseAllDue(house().system(inDays(360)))
    expect((await rowOf(young.reportId)).erased_at).toBeNull()
    await eraseAllDue(house().system(inDays(4_000)))
    expect((await rowOf(waiting.reportId)).erased_at).toBeNull()
  })

  it('writes the tables of keys anew', async () => {
    await declined()
    await eraseLater()
    // Other tests may be writing in the same server at this moment.
    await vi.waitFor(async () => expect(await overwriteKeys(house().system())).toBeGreaterThan(0), 20_000)
    expect(await overwriteKeys(house().system())).toBe(0)
  })
})
