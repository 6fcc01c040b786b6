import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { testHouse } from '../../../test/house.ts'
import { testPassword } from '../../../test/province.ts'
import type { Action } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { changePassword } from './change-password.ts'
import { operatorDisableMember, operatorResetMember, useRecoveryKey } from './operate-members.ts'
import { signIn } from './sign-in.ts'

const house = testHouse()
const given = 'mat-khau-duoc-cap'
const next = 'mat-khau-moi-cua-toi'

const reset = (login: string) => perform(operatorResetMember, house().system(), { login, password: given })
const disable = (login: string) => perform(operatorDisableMember, house().system(), { login })

/** The same action, with something happening after its password was checked and before its transaction. */
const meanwhile = <Schema extends z.ZodType, Prepared, Output>(
  act: Action<Schema, Prepared, Output>,
  happening: () => Promise<unknown>,
): Action<Schema, Prepared, Output> => ({
  ...act,
  prepare: async (context, input) => {
    if (act.prepare === undefined) throw new Error('nothing is checked before')
    const prepared = await act.prepare(context, input)
    await happening()
    return prepared
  },
})

const sessionsOf = (login: string) =>
  house()
    .database.db.selectFrom('accounts.session')
    .select('id')
    .where('member_id', '=', house().founded.members[login]?.memberId ?? '')
    .execute()

describe('a password checked just before', () => {
  test.each([
    ['a reset', 'receiver', reset],
    ['a disabling', 'officer', disable],
  ])('%s starts no session', async (_, login, happening) => {
    const raced = meanwhile(signIn, () => happening(login))
    await expect(
      perform(raced, house().anonymous(), { login, password: testPassword }),
    ).rejects.toMatchObject({
      kind: 'wrong-code',
      fields: { password: 'wrong-password' },
    })
    expect(await sessionsOf(login)).toEqual([])
  })

  test.each([
    ['a reset', 'officer2', reset],
    ['a disabling', 'leader', disable],
  ])('%s does not become the password again', async (_, login, happening) => {
    const raced = meanwhile(changePassword, () => happening(login))
    await expect(
      perform(raced, house().as(login), { current: testPassword, next, again: next }),
    ).rejects.toMatchObject({ kind: 'wrong-code', fields: { current: 'wrong-password' } })
    expect(await sessionsOf(login)).toEqual([])
    await expect(perform(signIn, house().anonymous(), { login, password: next })).rejects.toMatchObject({
      kind: 'wrong-code',
    })
  })
})

test('the recovery key opens nothing for a disabled member', async () => {
  await disable('police')
  await expect(
    perform(useRecoveryKey, house().system(), { login: 'police', recoveryIdentity: 'AGE-SECRET-KEY-1' }),
  ).rejects.toMatchObject({ kind: 'conflict', reason: 'member-disabled' })
})
