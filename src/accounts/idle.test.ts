import { expect, test } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { testPassword } from '../../test/province.ts'
import { perform } from '../action/perform.ts'
import { entriesOfAgency } from '../audit/store.ts'
import { disableIdleMembers } from './actions/disable-idle.ts'
import { enableMember } from './actions/enable-member.ts'
import { operatorCreateMember } from './actions/operate-members.ts'
import { signIn } from './actions/sign-in.ts'
import { listMembers } from './store/members.ts'

const house = testHouse()
const day = 24 * 60 * 60 * 1000
const founded = new Date('2026-11-01T08:00:00+07:00')
const after = (days: number): Date => new Date(founded.getTime() + days * day)
const idOf = (login: string): string => house().founded.members[login]?.memberId ?? ''
const dutyId = (): string => house().founded.members.administrator?.agencyId ?? ''

const statesOf = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await listMembers(house().database.db, dutyId())).map(({ login, state }) => [login, state]),
  )

test('accounts idle for 45 days are disabled, with an entry each; the last administrator stays and is told of', async () => {
  await perform(signIn, house().anonymous(after(20)), { login: 'officer', password: testPassword })
  expect(await disableIdleMembers(house().system(after(44)))).toEqual({ disabled: 0, kept: 0 })
  const done = await disableIdleMembers(house().system(after(46)))
  expect(done.kept).toBe(2)
  expect(await statesOf()).toMatchObject({
    officer: 'active',
    administrator: 'active',
    officer2: 'disabled',
    leader: 'disabled',
  })
  // The same day again does nothing; after a week it is said once more.
  expect(await disableIdleMembers(house().system(after(46)))).toEqual({ disabled: 0, kept: 0 })
  expect(await disableIdleMembers(house().system(after(54)))).toEqual({ disabled: 0, kept: 2 })
  const entries = await entriesOfAgency(house().database.db, dutyId(), 100)
  const said = entries.filter(({ action }) => action === 'member.disable-idle')
  expect(said.find(({ object }) => object === `member:${idOf('officer2')}`)).toMatchObject({
    reason: 'idle',
    actor_kind: 'system',
  })
  expect(
    said.filter(({ object }) => object === `member:${idOf('administrator')}`).map(({ reason }) => reason),
  ).toEqual(['last-administrator', 'last-administrator'])
})

test('of two idle administrators one stays', async () => {
  await perform(operatorCreateMember, house().system(founded), {
    agencyCode: 'duty',
    login: 'quan.tri.hai',
    name: 'Quản trị hai',
    roles: ['administrator'],
    password: 'ghe-xanh-nuot-sao-hom',
  })
  // With the officer, who signed in fifty days ago.
  const { disabled } = await disableIdleMembers(house().system(after(70)))
  const { administrator, 'quan.tri.hai': second } = await statesOf()
  expect([disabled, [administrator, second].sort()]).toEqual([2, ['active', 'disabled']])
})

test('an administrator opens one again: another identity, no agency key, and 45 days anew', async () => {
  const now = after(71)
  const admin = { ...house().as('administrator', now) }
  await perform(enableMember, admin, { memberId: idOf('officer2'), password: 'ghe-xanh-nuot-sao-hom' })
  const listed = (await listMembers(house().database.db, dutyId())).find(({ login }) => login === 'officer2')
  expect(listed).toMatchObject({ state: 'active', holdsKey: false, idleSince: now })
  await expect(
    perform(signIn, house().anonymous(now), { login: 'officer2', password: testPassword }),
  ).rejects.toMatchObject({ kind: 'wrong-code' })
  await perform(signIn, house().anonymous(now), { login: 'officer2', password: 'ghe-xanh-nuot-sao-hom' })
  await expect(
    perform(enableMember, admin, { memberId: idOf('officer2'), password: 'ghe-xanh-nuot-sao-hom' }),
  ).rejects.toMatchObject({ kind: 'conflict', reason: 'member-active' })
})
