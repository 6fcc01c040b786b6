import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { newId } from '../../kit/random.ts'
import { urgencies } from '../../kit/urgency.ts'
import type { CaseFilter } from '../model/case-filter.ts'
import { closedCursor, openCursor, readClosedCursor, readOpenCursor } from '../pages/case-cursor.ts'
import { closedPage, countMine, minePage, openPage } from './case-lists.ts'
import { type CaseRow, insertCase, saveCase } from './cases.ts'

const house = testHouse()
const moment = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute))
const who = () => {
  const found = house().founded.members.officer
  if (found === undefined) throw new Error('no officer')
  return found
}

beforeAll(async () => {
  const { db } = house().database
  for (let at = 0; at < 60; at += 1) {
    const closed = at % 3 === 0
    await insertCase(db, {
      id: newId(),
      agency_id: at % 5 === 4 ? (house().founded.members.police?.agencyId ?? '') : who().agencyId,
      state: closed ? 'closed' : 'acting',
      urgency: urgencies[at % 4] ?? 'P2',
      categories: ['ZZ-OTHER'],
      // Ties on purpose: the id decides, and no row may be lost between two pages.
      due_at: moment(at % 7),
      closed_at: closed ? moment(at % 4) : null,
      owner_id: at % 2 === 0 ? who().memberId : null,
      recipient: 'age1',
      sealed: new Uint8Array(1),
      opened_at: moment(at),
    })
  }
})

const walk = async (
  page: (after: string | undefined) => Promise<CaseRow[]>,
  cursor: (row: CaseRow) => string,
) => {
  const seen: CaseRow[] = []
  for (;;) {
    const last = seen.at(-1)
    const rows = await page(last && cursor(last))
    if (rows.length === 0) return seen
    seen.push(...rows)
  }
}

describe('the lists, page by page', () => {
  it('show every open case of the agency once, gravest and most pressing first', async () => {
    const { db } = house().database
    const rows = await walk((after) => openPage(db, who().agencyId, readOpenCursor(after), 7), openCursor)
    const keys = rows.map((row) => `${row.urgency} ${row.due_at.toISOString()} ${row.id}`)
    expect(keys).toEqual([...new Set(keys)].toSorted())
    expect(rows).toHaveLength(32)
    expect(rows.every((row) => row.agency_id === who().agencyId && row.state !== 'closed')).toBe(true)
  })

  it('show an officer the cases they own, and count them up to a limit', async () => {
    const { db } = house().database
    const { agencyId, memberId } = who()
    const rows = await walk((after) => minePage(db, agencyId, memberId, readOpenCursor(after), 5), openCursor)
    expect(new Set(rows.map(({ owner_id }) => owner_id))).toEqual(new Set([memberId]))
    expect(await countMine(db, agencyId, memberId)).toBe(rows.length)
    expect(await countMine(db, agencyId, memberId, 3)).toBe(3)
  })

  it('show only what was asked for: the late, nobody’s, what waits for its closing, one commune’s', async () => {
    const { db } = house().database
    const { agencyId } = who()
    const all = await openPage(db, agencyId, undefined, 100)
    const shown = (only: CaseFilter) => openPage(db, agencyId, undefined, 100, only)
    const now = moment(3)
    expect((await shown({ show: 'unowned', now })).map(({ id }) => id)).toEqual(
      all.filter(({ owner_id }) => owner_id === null).map(({ id }) => id),
    )
    expect((await shown({ show: 'late', now })).map(({ id }) => id)).toEqual(
      all.filter(({ due_at }) => due_at < now).map(({ id }) => id),
    )
    expect(await shown({ show: 'to-close', now })).toEqual([])
    const [one] = all
    await saveCase(db, one?.id ?? '', { state: 'resolved' })
    expect((await shown({ show: 'to-close', now })).map(({ id }) => id)).toEqual([one?.id])
    expect((await shown({ show: 'late', now })).map(({ id }) => id)).not.toContain(one?.id)
    await saveCase(db, one?.id ?? '', { state: 'acting' })
    expect(await shown({ areaCode: 'x01', now })).toEqual([])
    expect(await shown({ areaCode: null, now })).toHaveLength(all.length)
  })

  it('show closed cases, the latest first', async () => {
    const { db } = house().database
    const rows = await walk(
      (after) => closedPage(db, who().agencyId, readClosedCursor(after), 6),
      closedCursor,
    )
    expect(rows.every(({ state }) => state === 'closed')).toBe(true)
    expect(rows).toHaveLength(16)
    const times = rows.map(({ closed_at }) => closed_at?.getTime() ?? 0)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it('show the first page for anything that is no cursor of ours', () => {
    for (const text of [undefined, '', 'x', 'P9_1_a', 'P1_99999999999999999_x', "P1_1_'; drop", '__'])
      expect([readOpenCursor(text), readClosedCursor(text)]).toEqual([undefined, undefined])
  })
})

it('walks an index in its own order: no sort and no count, however many cases there are', async () => {
  const { db } = house().database
  const planOf = (query: string) =>
    db.transaction().execute(async (inside) => {
      // A table of sixty rows would be read whole; here the planner must say how it would read a big one.
      await sql`set local enable_seqscan = off`.execute(inside)
      await sql`set local enable_bitmapscan = off`.execute(inside)
      const { rows } = await sql<Record<string, string>>`${sql.raw(`explain ${query}`)}`.execute(inside)
      return rows.map((row) => Object.values(row).join()).join('\n')
    })
  const { agencyId, memberId } = who()
  const after = `(urgency, due_at, id) > ('P1', now(), '${newId()}'::uuid)`
  const open = `select id from cases."case" where agency_id = '${agencyId}' and state <> 'closed' and ${after} order by urgency, due_at, id limit 20`
  const mine = `select id from cases."case" where owner_id = '${memberId}' and state <> 'closed' and ${after} order by urgency, due_at, id limit 20`
  const closed = `select id from cases."case" where agency_id = '${agencyId}' and state = 'closed' order by closed_at desc, id desc limit 20`
  for (const [query, index] of [
    [open, 'case_open'],
    [mine, 'case_mine'],
    [closed, 'case_closed'],
  ] as const) {
    const plan = await planOf(query)
    expect(plan).toContain(index)
    expect(plan).not.toContain('Sort')
  }
})
