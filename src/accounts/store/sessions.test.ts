import { expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { testPassword } from '../../../test/province.ts'
import { perform } from '../../action/perform.ts'
import { signIn } from '../actions/sign-in.ts'
import { findSession } from './sessions.ts'

const house = testHouse()
const minute = 60_000

/** A session of the receiver, and whether it still opens so many minutes after it began. */
const begun = async () => {
  const context = house().anonymous()
  const { token } = await perform(signIn, context, { login: 'receiver', password: testPassword })
  return async (minutes: number, present = true): Promise<boolean> =>
    (await findSession(
      house().database.db,
      token,
      new Date(context.now.getTime() + minutes * minute),
      present,
    )) !== undefined
}

test('an hour without anybody there ends a session; a page that refreshes itself is nobody', async () => {
  const opens = await begun()
  expect(await opens(59, false)).toBe(true)
  expect(await opens(59, true)).toBe(true)
  expect(await opens(59 + 59, false)).toBe(true)
  expect(await opens(59 + 61, false)).toBe(false)
})

test('twelve hours end it in any case', async () => {
  const opens = await begun()
  for (let at = 50; at < 12 * 60; at += 50) expect(await opens(at)).toBe(true)
  expect(await opens(12 * 60 + 1)).toBe(false)
})
