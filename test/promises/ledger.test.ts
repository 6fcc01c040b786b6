import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/store/verify.ts'
import { buildReport } from '../build.ts'
import { testHouse } from '../house.ts'

const house = testHouse()

/** Does something to the ledger behind Khiên's back, looks, and undoes it. */
const tamper = async (statements: readonly string[], anchored = false) => {
  const { db } = house().database
  const anchors = anchored ? [(await verifyChain(db)).head] : []
  return db
    .transaction()
    .execute(async (transaction) => {
      for (const statement of statements) await sql.raw(statement).execute(transaction)
      throw Object.assign(new Error('undo'), { verdict: await verifyChain(transaction, anchors) })
    })
    .catch((problem) => {
      if (problem.verdict === undefined) throw problem
      return problem.verdict
    })
}

describe('the ledger cannot lie', () => {
  test('is sound after real work, and covers it', async () => {
    for (let count = 0; count < 5; count += 1) await buildReport(house())
    const verdict = await verifyChain(house().database.db)
    expect(verdict.breaks).toEqual([])
    expect(verdict.checked).toBeGreaterThan(15)
  })

  test.each([
    [
      'an edited action',
      `update audit.entry set action = 'nothing' where seq = 7`,
      { kind: 'altered', seq: 7 },
    ],
    [
      'an edited time',
      `update audit.entry set at = at + interval '1 second' where seq = 7`,
      { kind: 'altered', seq: 7 },
    ],
    [
      'an edited reason',
      `update audit.entry set reason = 'triage' where seq = 7`,
      { kind: 'altered', seq: 7 },
    ],
    [
      'a recomputed hash',
      `update audit.entry set hash = repeat('a', 64) where seq = 7`,
      { kind: 'altered', seq: 8 },
    ],
    ['a deleted row', `delete from audit.entry where seq = 7`, { kind: 'missing', seq: 7 }],
    ['a cut tail', `delete from audit.entry where seq > 10`, { kind: 'cut-tail', seq: 11 }],
  ])('finds %s', async (_, statement, expected) => {
    expect((await tamper([statement])).breaks).toContainEqual(expected)
  })

  test('finds two rows that changed places', async () => {
    const verdict = await tamper([
      `update audit.entry set seq = -7 where seq = 7`,
      `update audit.entry set seq = 7 where seq = 8`,
      `update audit.entry set seq = 8 where seq = -7`,
    ])
    expect(verdict.breaks).toContainEqual({ kind: 'altered', seq: 7 })
  })

  test('finds a cut tail whose head was rewritten too, by an anchor kept elsewhere', async () => {
    const cut = [
      `delete from audit.entry where seq > 10`,
      `update audit.head set seq = 10, hash = (select hash from audit.entry where seq = 10)`,
    ]
    expect((await tamper(cut)).breaks).toEqual([])
    expect((await tamper(cut, true)).breaks).toContainEqual({ kind: 'cut-tail', seq: 11 })
  })
})
