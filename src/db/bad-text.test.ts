import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'

const house = testHouse()

test.each([
  ['a NUL in text', () => sql`select ${'a\u0000b'}::text`],
  ['a NUL in JSON', () => sql`select (${'{"a":"\\u0000"}'}::jsonb) ->> 'a'`],
])('%s is refused as input, not thrown as a bug', async (_, query) => {
  await expect(query().execute(house().database.db)).rejects.toMatchObject({
    name: 'Refusal',
    kind: 'invalid',
  })
  await expect(
    house()
      .database.db.transaction()
      .execute((transaction) => query().execute(transaction)),
  ).rejects.toMatchObject({ kind: 'invalid' })
})

test('anything else that fails stays a bug', async () => {
  await expect(sql`select 1 / 0`.execute(house().database.db)).rejects.not.toMatchObject({ name: 'Refusal' })
})
