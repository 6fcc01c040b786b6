import { expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { newToken, tokenHash } from '../../seal/token.ts'
import { attachmentsOfReport } from '../store/attachments.ts'
import { addDraftFile } from './add-draft-file.ts'
import { answerStep } from './answer-step.ts'
import { keepDraft } from './keep-draft.ts'
import { openMailbox } from './open-mailbox.ts'
import { readDraft } from './read-draft.ts'
import { showReceipt } from './show-receipt.ts'
import { submitDraft } from './submit-draft.ts'

const house = testHouse()
const expired = { kind: 'expired', reason: 'draft-expired' }
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const tellAndKeep = async () => {
  const token = newToken()
  const context = house().anonymous()
  await perform(answerStep, context, { token, step: 'words', answers: { narrative: 'Em kể.' } })
  await perform(addDraftFile, context, { token, name: 'anh.png', bytes: png })
  const { locator, secret } = await perform(keepDraft, context, { token })
  return { token, code: { locator, secret } }
}

const openByCode = async (code: { locator: string; secret: string }) => {
  const opened = await perform(openMailbox, house().anonymous(), code)
  if (opened.kind !== 'draft') throw new Error('a report')
  return opened.token
}

test('a story opened by its code goes on there: the device it was begun on never sees the receipt', async () => {
  const { token, code } = await tellAndKeep()
  const there = await openByCode(code)
  expect(there).not.toBe(token)
  const context = house().anonymous()
  expect(await perform(readDraft, context, { token: there })).toMatchObject({
    answers: { narrative: 'Em kể.' },
    files: [{ name: 'anh.png' }],
  })
  await expect(perform(readDraft, context, { token })).rejects.toMatchObject(expired)
  await expect(perform(submitDraft, context, { token, locale: 'vi' })).rejects.toMatchObject(expired)

  const { reportId } = await perform(submitDraft, context, { token: there, locale: 'vi' })
  expect(await attachmentsOfReport(house().database.db, reportId)).toHaveLength(1)
  expect(await perform(showReceipt, context, { token })).toBeUndefined()
  expect(await perform(showReceipt, context, { token: there })).toMatchObject({ reportId })
})

test('the code noted down still opens the story, as often as it is used, and is the one shown again', async () => {
  const { code } = await tellAndKeep()
  const once = await openByCode(code)
  const twice = await openByCode(code)
  expect(twice).not.toBe(once)
  expect(await perform(keepDraft, house().anonymous(), { token: twice })).toMatchObject(code)
  await openByCode(code)
})

test('a story sent while its code is typed elsewhere is not opened', async () => {
  const { token, code } = await tellAndKeep()
  const context = house().anonymous()
  const found = await openMailbox.prepare?.(context, code)
  if (found === undefined) throw new Error('opening looks first')
  await perform(submitDraft, context, { token, locale: 'vi' })
  const { db } = house().database
  const opening = db
    .transaction()
    .execute((transaction) => openMailbox.run({ ...context, db: transaction }, code, found))
  await expect(opening).rejects.toMatchObject({ kind: 'wrong-code' })
  const left = await db.selectFrom('intake.draft').select('id').where('id', '=', tokenHash(token)).execute()
  expect(left).toEqual([])
})
