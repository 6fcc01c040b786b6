import { expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { mergeReport } from '../../intake/actions/merge-report.ts'
import { openMailbox } from '../../intake/actions/open-mailbox.ts'
import { addMailboxFile, writeMessage } from '../../intake/actions/use-mailbox.ts'
import { writeToReporter } from '../../intake/actions/write-to-reporter.ts'
import { findReporterSession } from '../../intake/store/sessions.ts'
import { closeCase } from './close-case.ts'
import { informAll } from './inform-all.ts'
import { openCase } from './open-case.ts'
import { openCaseFromReport } from './open-case-from-report.ts'
import { resolveCase } from './resolve-case.ts'
import { startActing } from './start-acting.ts'

const house = testHouse()
const minute = 60_000

/** The child with the receipt in hand. */
const childOf = async ({ locator, secret }: { locator: string; secret: string }, now: Date) => {
  const opened = await perform(openMailbox, house().anonymous(), { locator, secret })
  if (opened.kind !== 'report') throw new Error('not a report')
  const session = await findReporterSession(house().database.db, opened.token, new Date())
  if (session === undefined) throw new Error('no session')
  const { reportId, identity } = session
  return { ...house().context({ kind: 'reporter', reportId }, { own: identity }), now }
}

/** Everything is done and everybody told; only the leader's word is missing. */
const readyToClose = async () => {
  const main = await buildTriagedReport(house())
  const again = await buildTriagedReport(house())
  const officer = house().as('officer')
  await perform(mergeReport, officer, { reportId: again.reportId, into: main.locator })
  const { caseId } = await perform(openCaseFromReport, officer, {
    reportId: main.reportId,
    title: 'Một chuyện',
  })
  await perform(startActing, officer, { caseId })
  await perform(resolveCase, officer, { caseId, outcome: 'child-safe', text: 'Trẻ an toàn.' })
  await perform(informAll, officer, { caseId, text: 'Cảm ơn em đã kể.' })
  return { caseId, main, again }
}

const closing = (caseId: string) => perform(closeCase, house().as('leader'), { caseId })
const refused = { kind: 'conflict', reason: 'reporter-unanswered' }

test('a child who wrote after hearing the outcome is answered before the case closes', async () => {
  const { caseId, main } = await readyToClose()
  const before = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
  expect(before.closing['reporter-unanswered']).toBe('none')
  const later = new Date(Date.now() + minute)
  await perform(writeMessage, await childOf(main, later), { text: 'Họ lại nhắn cho em.' })
  await expect(closing(caseId)).rejects.toMatchObject({
    ...refused,
    fields: { 'reporter-unanswered': 'reporter-unanswered' },
  })
  const opened = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
  expect(opened.missing).toEqual(['reporter-unanswered'])
  expect(opened.unanswered.map(({ id }) => id)).toEqual([main.reportId])
  const page = await (await signedIn(house(), 'officer')).get(`/console/cases/${caseId}?reason=case-work`)
  expect(page.html).toContain(`href="#report-${main.reportId}"`)
  expect(page.html).toContain('Đang chờ trả lời')
  await perform(writeToReporter, house().as('officer', new Date(Date.now() + 2 * minute)), {
    reportId: main.reportId,
    text: 'Các cô chú đang xem, em chặn người đó nhé.',
  })
  const after = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
  expect(after.closing['reporter-unanswered']).toBe('done')
  expect(await closing(caseId)).toMatchObject({ state: 'closed' })
})

test('reading the message is not an answer', async () => {
  const { caseId, main } = await readyToClose()
  const later = new Date(Date.now() + minute)
  await perform(writeMessage, await childOf(main, later), { text: 'Em cảm ơn.' })
  await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
  await expect(closing(caseId)).rejects.toMatchObject(refused)
})

test('whoever told the same story again is heard too', async () => {
  const { caseId, again } = await readyToClose()
  const later = new Date(Date.now() + minute)
  await perform(writeMessage, await childOf(again, later), { text: 'Bạn em cũng bị.' })
  await expect(closing(caseId)).rejects.toMatchObject(refused)
})

test('a file that a child sends later waits for an answer like words', async () => {
  const { caseId, main } = await readyToClose()
  const later = new Date(Date.now() + minute)
  await perform(addMailboxFile, await childOf(main, later), {
    name: 'loi-nhan.png',
    bytes: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await expect(closing(caseId)).rejects.toMatchObject(refused)
})
