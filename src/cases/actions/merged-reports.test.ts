import { expect, test } from 'vitest'
import { buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { mergeReport } from '../../intake/actions/merge-report.ts'
import { findReport } from '../../intake/store/reports.ts'
import { assessCase } from './assess-case.ts'
import { closeCase } from './close-case.ts'
import { informAll } from './inform-all.ts'
import { openCaseFromReport } from './open-case-from-report.ts'
import { resolveCase } from './resolve-case.ts'
import { startActing } from './start-acting.ts'

const house = testHouse()

test('whoever told the same story again is answered too before the case closes', async () => {
  const main = await buildTriagedReport(house())
  const again = await buildTriagedReport(house())
  const officer = house().as('officer')
  await perform(mergeReport, officer, { reportId: again.reportId, into: main.locator })
  const { caseId } = await perform(openCaseFromReport, officer, {
    reportId: main.reportId,
    title: 'Một chuyện, hai người kể',
  })
  await perform(assessCase, officer, { caseId })
  await perform(startActing, officer, { caseId })
  await perform(resolveCase, officer, { caseId, outcome: 'child-safe', text: 'Trẻ an toàn.' })
  await expect(perform(closeCase, house().as('leader'), { caseId })).rejects.toMatchObject({
    reason: 'reporter-uninformed',
  })
  expect(await perform(informAll, officer, { caseId, text: 'Cảm ơn đã kể.' })).toMatchObject({ informed: 2 })
  await perform(closeCase, house().as('leader'), { caseId })
  const { db } = house().database
  expect((await findReport(db, again.reportId)).state).toBe('closed')
  expect((await findReport(db, main.reportId)).state).toBe('closed')
})
