import { expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { rememberedForAMinute } from './remember.ts'

const house = testHouse()

it('reads once a minute and database, anew in a transaction, and after a failure', async () => {
  let reads = 0
  const list = rememberedForAMinute<number>(async () => {
    reads += 1
    if (reads === 3) throw new Error('no connection')
    return [reads]
  })
  const { db } = house().database
  const at = (second: number): Date => new Date(Date.parse('2026-11-24T08:00:00Z') + second * 1000)
  expect(await Promise.all([list(db, at(0)), list(db, at(59))])).toEqual([[1], [1]])
  expect(await db.transaction().execute((inside) => list(inside, at(30)))).toEqual([2])
  await expect(list(db, at(60))).rejects.toThrow('no connection')
  expect(await list(db, at(61))).toEqual([4])
})
