import { describe, expect, it } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { buildReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { openHome } from '../console/actions/open-home.ts'
import { formMoment, groupDigits } from '../kit/format.ts'
import { setShift } from './actions/set-shift.ts'
import { onDuty, shiftsOf } from './store/shifts.ts'

const house = testHouse()
const hour = 60 * 60 * 1000
const inHours = (hours: number): Date => new Date(Date.now() + hours * hour)
const memberOf = (login: string) => {
  const { actor } = house().as(login)
  if (actor.kind !== 'member') throw new Error(`${login} is no member`)
  return actor
}
const shift = (login: string, from: number, to: number) => ({
  memberId: memberOf(login).memberId,
  from: formMoment(inHours(from)),
  to: formMoment(inHours(to)),
})
const namesNow = async () =>
  (await onDuty(house().database.db, memberOf('officer').agencyId, new Date())).map(({ name }) => name)

describe('who is on duty', () => {
  it('is said by leader or administrator, of their own agency alone', async () => {
    for (const login of ['leader', 'administrator'])
      await perform(setShift, house().as(login), shift('officer', -1, 8))
    expect(await namesNow()).toEqual(['Cán bộ'])
    for (const login of ['officer', 'approver', 'auditor'])
      await expect(perform(setShift, house().as(login), shift('officer', -1, 8))).rejects.toMatchObject({
        kind: 'forbidden',
      })
    await expect(perform(setShift, house().as('leader'), shift('police', -1, 8))).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('ends by itself, is changed, and is taken back by empty fields', async () => {
    const { db } = house().database
    const { agencyId, memberId } = memberOf('officer')
    await perform(setShift, house().as('leader'), shift('officer', 2, 10))
    expect(await namesNow()).toEqual([])
    expect(await shiftsOf(db, agencyId, inHours(1))).toHaveLength(1)
    expect(await onDuty(db, agencyId, inHours(3))).toHaveLength(1)
    expect(await shiftsOf(db, agencyId, inHours(11))).toEqual([])
    await perform(setShift, house().as('leader'), { memberId, from: '', to: '' })
    expect(await shiftsOf(db, agencyId, new Date())).toEqual([])
  })

  it('refuses what is no shift, beside its field', async () => {
    const { memberId } = memberOf('officer')
    for (const [from, to] of [
      [2, 1],
      [0, 24 * 15],
    ] as const)
      await expect(perform(setShift, house().as('leader'), shift('officer', from, to))).rejects.toMatchObject(
        {
          fields: { to: 'shift-length' },
        },
      )
    for (const from of ['2026-02-31T08:00', '0000-01-01T00:00', '9999-12-31T00:00'])
      await expect(
        perform(setShift, house().as('leader'), { memberId, from, to: '2026-11-24T18:00' }),
      ).rejects.toMatchObject({ fields: { from: 'invalid-format' } })
    const leader = await signedIn(house(), 'leader')
    await leader.get('/console/members')
    const html = (
      await leader.submit('/console/members/shift', { memberId, from: '2026-11-24T18:00', to: '' })
    ).html
    expect(html).toContain('id="field-to-problem"')
    expect(html).toContain('value="2026-11-24T18:00"')
  })

  it('meets an urgent report that nobody opened in time first, and is named to colleagues and leader', async () => {
    const { reportId, locator } = await buildReport(house())
    const number = groupDigits(locator)
    await house()
      .database.db.updateTable('intake.report')
      .set({ urgency: 'P0', due_at: inHours(-1) })
      .where('id', '=', reportId)
      .execute()
    expect((await perform(openHome, house().as('officer'), {})).late).toEqual([])
    const leader = await signedIn(house(), 'leader')
    expect((await leader.get('/console/oversight')).html).toContain('Chưa phân công ai trực lúc này.')
    await leader.get('/console/members')
    await leader.submit('/console/members/shift', shift('officer', -1, 8))
    expect(leader.page.html).toContain('Đã ghi giờ trực.')
    expect(leader.page.html).toContain('Đang trực, đến')
    const officer = await signedIn(house(), 'officer')
    const { html } = await officer.get('/console')
    const first = html.indexOf('<h2>', html.indexOf('<main'))
    expect(html.slice(first, first + 80)).toContain('Khẩn cấp, quá hạn, chưa ai mở')
    expect(html).toContain(number)
    expect((await officer.get('/console/reports')).html).toContain('Đang trực: Cán bộ')
    const page = (await leader.get('/console/oversight')).html
    expect(page).toContain('Đang trực: Cán bộ')
    expect(page).toContain(`quá hạn chưa ai mở: ${number}`)
    const colleague = await signedIn(house(), 'officer2')
    const theirs = (await colleague.get('/console')).html
    expect(theirs).toContain('Đang trực: Cán bộ')
    expect(theirs).not.toContain('Khẩn cấp, quá hạn, chưa ai mở')
    await house()
      .database.db.updateTable('intake.report')
      .set({ opened_at: new Date() })
      .where('id', '=', reportId)
      .execute()
    expect((await perform(openHome, house().as('officer'), {})).late).toEqual([])
  })
})
