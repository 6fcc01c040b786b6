import { expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { openReport } from '../../intake/actions/open-report.ts'
import { triageReport } from '../../intake/actions/triage-report.ts'
import { formatMoment } from '../../kit/format.ts'
import { addTask } from '../actions/add-task.ts'
import { moveTask } from '../actions/move-task.ts'
import { openCase } from '../actions/open-case.ts'
import { openCaseFromReport } from '../actions/open-case-from-report.ts'

const house = testHouse()
const account = { narrative: 'Tài khoản @nguoila_mau_31 nhắn cho em.' }

test('a report comes with a title, and with the case that names the same account', async () => {
  const first = await buildTriagedReport(house(), account)
  const { number } = await perform(openCaseFromReport, house().as('officer'), {
    reportId: first.reportId,
    title: 'Tài khoản lạ',
  })
  const other = await buildTriagedReport(house(), { narrative: 'Chuyện khác hẳn.' })
  const apart = await perform(openCaseFromReport, house().as('officer'), {
    reportId: other.reportId,
    title: 'Chuyện khác',
  })
  const second = await buildTriagedReport(house(), account)
  const receiver = await signedIn(house(), 'receiver')
  await receiver.get(`/console/cases/new?report=${second.reportId}`)
  expect(receiver.form('/console/cases/new').values.title).toMatch(/^Dụ dỗ, thao túng trẻ, 11–15 tuổi/)
  expect(receiver.form('/console/cases/add-report').values.number).toBe(number)
  expect(receiver.page.html).not.toContain(apart.number)
  await receiver.submit('/console/cases/add-report')
  expect(receiver.page.html).toContain(`Đã đưa báo cáo vào hồ sơ ${number}`)
})

test('whoever may not open the case is told who can, and gets no link that fails', async () => {
  const { reportId } = await buildTriagedReport(house())
  const receiver = await signedIn(house(), 'receiver')
  await receiver.get(`/console/cases/new?report=${reportId}`)
  await receiver.submit('/console/cases/new')
  expect(receiver.page.html).toContain('chờ một cán bộ nhận')
  expect(receiver.page.html).toContain('Cán bộ hai')
  expect(receiver.page.html).not.toMatch(/href="\/console\/cases\/[0-9a-f-]{36}/)
})

test.each(['P0', 'P2'] as const)(
  'the hint of a deadline says what an empty one becomes: %s',
  async (urgency) => {
    const { reportId } = await buildReport(house())
    await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    const codes = { legalNature: 'feedback', categories: ['ZZ-OTHER'] }
    await perform(triageReport, house().as('receiver'), { reportId, urgency, ...codes })
    const officer = house().as('officer')
    const { caseId } = await perform(openCaseFromReport, officer, { reportId, title: 'Việc' })
    const browser = await signedIn(house(), 'officer')
    const { html } = await browser.get(`/console/cases/${caseId}?reason=case-work`)
    const promised = /Để trống: ([^<]*)\./.exec(html)?.[1]
    await browser.submit(`/console/cases/${caseId}/tasks`, { title: 'Xem trang' })
    const [task] = (await perform(openCase, officer, { caseId, reason: 'case-work' })).tasks
    expect(promised).toBe(formatMoment(task?.due_at ?? new Date(0)))
  },
)

test('a task one gave oneself starts in one step; one from somebody else is accepted first', async () => {
  const { reportId } = await buildTriagedReport(house())
  const officer = house().as('officer')
  const { caseId } = await perform(openCaseFromReport, officer, { reportId, title: 'Việc' })
  const task = { caseId, kind: 'verify', title: 'Xem', assigneeId: house().founded.members.officer?.memberId }
  const own = await perform(addTask, officer, task)
  await perform(addTask, house().as('leader'), task)
  const { tasks } = await perform(openCase, officer, { caseId, reason: 'case-work' })
  expect(tasks.map(({ moves }) => moves)).toEqual([['begin'], ['accept']])
  await expect(
    perform(moveTask, officer, { caseId, taskId: own.taskId, move: 'begin' }),
  ).resolves.toMatchObject({
    state: 'in_progress',
  })
})
