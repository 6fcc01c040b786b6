import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../src/action/perform.ts'
import { closeDay } from '../../src/audit/actions/close-day.ts'
import { auditJobs } from '../../src/audit/jobs.ts'
import { type DayAnchor, paperDigits, statementText } from '../../src/audit/model/day.ts'
import { type Break, type ChainedEntry, entryHash } from '../../src/audit/model.ts'
import { allDays, chapterEnd } from '../../src/audit/store/days.ts'
import { type Kept, verifyLedger } from '../../src/audit/store/verify.ts'
import { appendEntry, timelineColumns } from '../../src/audit/store.ts'
import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/kit/random.ts'
import { diskSigner } from '../../src/seal/signer.ts'
import { testHouse } from '../house.ts'

const house = testHouse()
const signingFolder = () => join(house().folder, 'ledger-key')
const noon = (day: string) => new Date(`${day}T12:00:00+07:00`)

const tell = async (day: string, count: number, db: Db = house().database.db) => {
  const { actor } = house().as('officer')
  for (let index = 0; index < count; index += 1)
    await appendEntry(db, {
      actor,
      action: 'case.open',
      object: `case:${newId()}`,
      reason: 'case-work',
      outcome: 'done',
      at: noon(day),
    })
}

const runJob = async (now: Date) => {
  for (const { run } of auditJobs.filter(({ name }) => name === 'ledger.close-days'))
    await run(house().system(now), {})
}

const evidence = async (more: Partial<Kept> = {}): Promise<Kept> => ({
  heads: [],
  kept: [],
  papers: [],
  keys: await house().context({ kind: 'anonymous' }).services.signer.keys(),
  ...more,
})

let anchors: readonly DayAnchor[]
const anchorOf = (day: string): DayAnchor => {
  const found = anchors.find((one) => one.day === day)
  if (found === undefined) throw new Error(`${day} is closed`)
  return found
}

/** Does something behind Khiên's back, looks with these, and undoes it. */
const tamper = async (
  work: (db: Db) => Promise<unknown>,
  more: Partial<Kept> = {},
): Promise<readonly Break[]> => {
  const kept = await evidence(more)
  return house()
    .database.db.transaction()
    .execute(async (inside) => {
      await work(inside)
      throw Object.assign(new Error('undo'), { verdict: await verifyLedger(inside, kept) })
    })
    .catch((problem) => {
      if (problem.verdict === undefined) throw problem
      return problem.verdict.breaks
    })
}

const statement = (text: string) => (db: Db) => sql.raw(text).execute(db)

/** The clever one: writes every hash anew from an entry on, and the head. */
const rechain = async (db: Db, from: number): Promise<void> => {
  const rows = await db
    .selectFrom('audit.entry')
    .select([...timelineColumns, 'hash'])
    .where('seq', '>=', from - 1)
    .orderBy('seq')
    .execute()
  let previous = rows[0]?.hash ?? ''
  for (const row of rows.slice(1)) {
    const entry: ChainedEntry = row
    const hash = entryHash(previous, entry)
    await db
      .updateTable('audit.entry')
      .set({ previous_hash: previous, hash })
      .where('seq', '=', row.seq)
      .execute()
    previous = hash
  }
  await db
    .updateTable('audit.head')
    .set({ seq: rows.at(-1)?.seq ?? 0, hash: previous })
    .execute()
}

beforeAll(async () => {
  await tell('2026-11-02', 8)
  await tell('2026-11-03', 6)
  // No entry on the fourth.
  await tell('2026-11-05', 6)
  await tell('2026-11-06', 3)
  await runJob(new Date('2026-11-06T12:00:00+07:00'))
  anchors = await allDays(house().database.db)
})

describe('each day of the ledger', () => {
  test('is closed by a signed anchor, missed days in order, empty ones too', async () => {
    expect(anchors.map(({ day }) => day)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
    ])
    expect(anchors.map(({ first, last }) => last - first + 1).slice(1)).toEqual([8, 6, 0, 6])
    const verdict = await verifyLedger(house().database.db, await evidence({ kept: anchors }))
    expect(verdict.breaks).toEqual([])
    expect([verdict.days, verdict.anchors]).toEqual([5, 5])
    // The sixth, and what closing the days wrote itself.
    expect(verdict.open).toBe(3 + 5)
  })

  test('is not closed before it is over, nor twice, whatever number of workers', async () => {
    const before = (await allDays(house().database.db)).length
    const early = house().system(new Date('2026-11-07T00:04:00+07:00'))
    await expect(perform(closeDay, early, {})).rejects.toThrow('day-not-over')
    await Promise.all([1, 2, 3].map(() => runJob(new Date('2026-11-07T00:06:00+07:00'))))
    expect((await allDays(house().database.db)).length).toBe(before + 1)
    const lines = await readFile(join(signingFolder(), 'signed.jsonl'), 'utf8')
    expect(lines.trim().split('\n')).toHaveLength(before + 1)
    anchors = await allDays(house().database.db)
  })

  test('an entry dated tomorrow by a wrong clock ends no day ahead', async () => {
    const breaks = await tamper(async (db) => {
      await tell('2031-01-01', 1, db)
      const context = { ...house().system(new Date('2026-11-08T01:00:00+07:00')), db }
      const end = await chapterEnd(db, anchorOf('2026-11-06').last, '2026-11-07', context.now)
      const head = await db.selectFrom('audit.head').select('seq').executeTakeFirstOrThrow()
      expect(end).toBe(head.seq)
    })
    expect(breaks).toEqual([])
  })

  test('what a worker signed before it died is what the next one writes', async () => {
    const { db } = house().database
    const day = '2026-11-06'
    const anchor = anchorOf(day)
    await db.deleteFrom('audit.day').where('day', '=', day).execute()
    await runJob(new Date('2026-11-07T09:00:00+07:00'))
    expect((await allDays(db)).find((one) => one.day === day)).toEqual(anchor)
  })
})

describe('the day that broke is told', () => {
  const third = () => anchorOf('2026-11-03')
  const inThird = () => third().first + 2

  test.each([
    [
      'an edited entry',
      (seq: number) => `update audit.entry set reason = 'triage' where seq = ${seq}`,
      'altered',
    ],
    ['a deleted entry', (seq: number) => `delete from audit.entry where seq = ${seq}`, 'missing'],
    [
      'an entry with another hash',
      (seq: number) => `update audit.entry set hash = repeat('a', 64) where seq = ${seq}`,
      'altered',
    ],
  ])('%s', async (_, text, kind) => {
    const breaks = await tamper(statement(text(inThird())))
    expect(breaks).toContainEqual({ kind, seq: inThird(), day: third().day })
    expect(new Set(breaks.map(({ day }) => day))).toEqual(new Set([third().day]))
  })

  test('two entries that changed places', async () => {
    const [one, other] = [inThird(), inThird() + 1]
    const breaks = await tamper(async (db) => {
      for (const text of [
        `update audit.entry set seq = -1 where seq = ${one}`,
        `update audit.entry set seq = ${one} where seq = ${other}`,
        `update audit.entry set seq = ${other} where seq = -1`,
      ])
        await statement(text)(db)
    })
    expect(breaks).toContainEqual({ kind: 'altered', seq: one, day: third().day })
    expect(new Set(breaks.map(({ day }) => day))).toEqual(new Set([third().day]))
  })

  test('a cut tail whose head was rewritten', async () => {
    const breaks = await tamper(async (db) => {
      await statement(`delete from audit.entry where seq > ${inThird()}`)(db)
      await statement(
        `update audit.head set (seq, hash) = (select seq, hash from audit.entry where seq = ${inThird()})`,
      )(db)
    })
    expect(breaks[0]).toEqual({ kind: 'cut-tail', seq: inThird() + 1, day: third().day })
    expect(breaks.map(({ day }) => day)).not.toContain('2026-11-02')
  })

  test('a rewritten entry with every hash and the head recomputed: this day, and none of the days after it', async () => {
    const breaks = await tamper(async (db) => {
      await statement(`update audit.entry set reason = 'triage' where seq = ${inThird()}`)(db)
      await rechain(db, inThird())
    })
    expect(breaks).toEqual([{ kind: 'rewritten', day: third().day }])
  })

  test('the same, hashes recomputed only to the end of the day', async () => {
    const breaks = await tamper(async (db) => {
      const follower = await db
        .selectFrom('audit.entry')
        .selectAll()
        .where('seq', '>', third().last)
        .orderBy('seq')
        .execute()
      const head = await db.selectFrom('audit.head').selectAll().executeTakeFirstOrThrow()
      await statement(`update audit.entry set reason = 'triage' where seq = ${inThird()}`)(db)
      await rechain(db, inThird())
      for (const { seq, hash, previous_hash } of follower)
        await db.updateTable('audit.entry').set({ hash, previous_hash }).where('seq', '=', seq).execute()
      await db.updateTable('audit.head').set(head).execute()
    })
    expect(breaks).toEqual([{ kind: 'rewritten', day: third().day }])
  })

  test('whoever rewrites the chain and throws its anchors away is found by those kept elsewhere alone', async () => {
    const clever = async (db: Db) => {
      await statement(`update audit.entry set reason = 'triage' where seq = ${inThird()}`)(db)
      await rechain(db, inThird())
      await statement(`delete from audit.day where day >= '${third().day}'`)(db)
    }
    expect(await tamper(clever)).toEqual([])
    const breaks = await tamper(clever, { kept: anchors })
    expect(breaks).toContainEqual({ kind: 'rewritten', day: third().day })
    expect(breaks.filter(({ kind }) => kind === 'rewritten')).toHaveLength(1)
    expect(breaks).toContainEqual({ kind: 'missing-anchor', day: third().day })
    const printed = [{ day: third().day, digits: paperDigits(third()) }]
    expect(await tamper(clever, { papers: printed })).toEqual([{ kind: 'missing-anchor', day: third().day }])
  })

  test('whoever has the key too, signs anew and is found by anchors and by paper', async () => {
    const insider = async (db: Db) => {
      await statement(`update audit.entry set reason = 'triage' where seq = ${inThird()}`)(db)
      await rechain(db, inThird())
      await statement(`delete from audit.day where day >= '${third().day}'`)(db)
      const services = { ...house().system().services, signer: diskSigner(signingFolder()) }
      const forgetful = { ...services.signer, remembered: async () => [], remember: async () => {} }
      const context = { ...house().system(new Date('2026-11-07T09:00:00+07:00')), db }
      // As perform would, within the transaction that is undone.
      for (let left = 4; left > 0; left -= 1)
        await closeDay.run({ ...context, services: { ...services, signer: forgetful } }, {}, undefined)
    }
    expect(await tamper(insider)).toEqual([])
    const breaks = await tamper(insider, { kept: anchors })
    expect(breaks).toContainEqual({ kind: 'anchor-differs', day: third().day })
    expect(breaks).toContainEqual({ kind: 'rewritten', day: third().day })
    const printed = [{ day: third().day, digits: paperDigits(third()) }]
    expect(await tamper(insider, { papers: printed })).toContainEqual({
      kind: 'paper-differs',
      day: third().day,
    })
  })

  test('a forged anchor, in the database or among those kept', async () => {
    const forged = await tamper(
      statement(`update audit.day set hash = repeat('b', 64) where day = '${third().day}'`),
    )
    expect(forged).toContainEqual({ kind: 'forged-anchor', day: third().day })
    const kept = anchors.map((one) => (one.day === third().day ? { ...one, hash: 'b'.repeat(64) } : one))
    expect(await tamper(async () => {}, { kept })).toEqual([{ kind: 'forged-anchor', day: third().day }])
    const strange = diskSigner(join(house().folder, 'strange'))
    const other = { ...third(), ...(await strange.sign(statementText(third()))) }
    expect(await tamper(async () => {}, { kept: [other] })).toEqual([
      { kind: 'unknown-key', day: third().day },
    ])
  })

  test('an anchor taken out of the middle, and days that do not follow each other', async () => {
    expect(await tamper(statement(`delete from audit.day where day = '${third().day}'`))).toContainEqual({
      kind: 'missing-anchor',
      day: third().day,
    })
    expect(await tamper(statement(`delete from audit.day where day = '2026-11-01'`))).toContainEqual({
      kind: 'anchor-chain',
      day: '2026-11-02',
    })
  })
})

describe('the key that signs', () => {
  test('lies in the data folder, for its owner alone, and not in the database', async () => {
    const path = join(signingFolder(), 'private.pem')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(signingFolder())).mode & 0o777).toBe(0o700)
    const secret = (await readFile(path, 'utf8')).split('\n')[1] ?? ''
    expect(secret.length).toBeGreaterThan(40)
    for (const table of ['day', 'entry', 'head']) {
      const { rows } = await sql<{
        line: string
      }>`select t::text as line from ${sql.table(`audit.${table}`)} t`.execute(house().database.db)
      expect(rows.filter(({ line }) => line.includes(secret))).toEqual([])
    }
  })

  test('is one, however many processes start at once', async () => {
    const folder = join(house().folder, 'many')
    const all = [1, 2, 3, 4].map(() => diskSigner(folder))
    const signed = await Promise.all(all.map((one) => one.sign('x')))
    expect(new Set(signed.map(({ key }) => key)).size).toBe(1)
  })

  test('can be changed, and what was signed before is still known', async () => {
    const signer = diskSigner(join(house().folder, 'rotated'))
    const before = await signer.sign('x')
    const fingerprint = await signer.rotate()
    const after = await signer.sign('x')
    expect(after.key).toBe(fingerprint)
    expect([...(await signer.keys()).keys()].sort()).toEqual([before.key, after.key].sort())
  })

  test('signs no day again that it signed otherwise, even when the database was rewritten to its end', async () => {
    const { db } = house().database
    const path = join(signingFolder(), 'signed.jsonl')
    const lines = await readFile(path, 'utf8')
    const stored = await db.selectFrom('audit.day').selectAll().where('day', '=', '2026-11-06').execute()
    await db.deleteFrom('audit.day').where('day', '=', '2026-11-06').execute()
    const at = lines.trimEnd().lastIndexOf('\n') + 1
    const last = JSON.parse(lines.slice(at))
    // As if the chain now ended the day with another entry than the one that was signed.
    await writeFile(path, `${lines.slice(0, at)}${JSON.stringify({ ...last, hash: 'c'.repeat(64) })}\n`)
    await expect(runJob(new Date('2026-11-07T10:00:00+07:00'))).rejects.toThrow('disagrees')
    expect((await allDays(db)).map(({ day }) => day)).not.toContain('2026-11-06')
    await writeFile(path, lines)
    await db.insertInto('audit.day').values(stored).execute()
    await rm(join(house().folder, 'many'), { recursive: true, force: true })
  })
})
