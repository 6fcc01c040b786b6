import { expect, test } from 'vitest'
import { buildReport, buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { openReport } from '../../intake/actions/open-report.ts'
import { triageReport } from '../../intake/actions/triage-report.ts'
import { addTask } from './add-task.ts'
import { moveTask } from './move-task.ts'
import { openCase } from './open-case.ts'
import { openCaseFromReport } from './open-case-from-report.ts'

const house = testHouse()

/** A task that somebody gave themselves and is working on. */
const ownTask = async (login: string, who: Context, reportId: string) => {
  const { caseId } = await perform(openCaseFromReport, who, { reportId, title: 'Việc tự giao' })
  const assigneeId = house().founded.members[login]?.memberId
  const { taskId } = await perform(addTask, who, { caseId, kind: 'verify', title: 'Xem', assigneeId })
  const go = (actor: Context, move: string, text = '') =>
    perform(moveTask, actor, { caseId, taskId, move, text })
  await go(who, 'accept')
  await go(who, 'start')
  return { caseId, go }
}

const taskSeen = async (who: Context, caseId: string) =>
  (await perform(openCase, who, { caseId, reason: 'case-work' })).tasks[0]

test('a result says what was done', async () => {
  const officer = house().as('officer')
  const { reportId } = await buildTriagedReport(house())
  const { go } = await ownTask('officer', officer, reportId)
  await expect(go(officer, 'submit', '')).rejects.toMatchObject({ fields: { text: 'required' } })
  expect(await go(officer, 'submit', 'Đã xem, đúng tài khoản.')).toMatchObject({ state: 'submitted' })
})

test('nobody confirms their own task where somebody else may', async () => {
  const officer = house().as('officer')
  const { reportId } = await buildTriagedReport(house())
  const { caseId, go } = await ownTask('officer', officer, reportId)
  await go(officer, 'submit', 'Đã xem.')
  await expect(go(officer, 'confirm')).rejects.toMatchObject({ reason: 'own-task' })
  expect((await taskSeen(officer, caseId))?.moves).toEqual(['return'])
  expect((await taskSeen(house().as('leader'), caseId))?.moves).toEqual(['confirm', 'return'])
  expect(await go(house().as('approver'), 'confirm')).toMatchObject({ state: 'confirmed' })
})

test('whoever is alone in an agency may, and the ledger says so', async () => {
  const alone = house().as('commune')
  const { reportId } = await buildReport(house(), { commune: 'x01' })
  await perform(openReport, alone, { reportId, reason: 'triage' })
  await perform(triageReport, alone, {
    reportId,
    urgency: 'P2',
    legalNature: 'feedback',
    categories: ['ZZ-OTHER'],
  })
  const { caseId, go } = await ownTask('commune', alone, reportId)
  await go(alone, 'submit', 'Đã đến nhà.')
  expect(await go(alone, 'confirm')).toMatchObject({ state: 'confirmed' })
  const { timeline } = await perform(openCase, alone, { caseId, reason: 'case-work' })
  expect(timeline.filter(({ action }) => action === 'task.move').at(-1)?.reason).toBe('confirm-alone')
})
