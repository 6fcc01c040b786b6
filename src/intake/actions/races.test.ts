import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import type { Context, Services } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { newId } from '../../kit/random.ts'
import { newToken, tokenHash } from '../../seal/token.ts'
import { filesPerReport } from '../model/files.ts'
import { attachmentsOfDraft, attachmentsOfReport, insertAttachment } from '../store/attachments.ts'
import { findDraft, saveDraft } from '../store/drafts.ts'
import { findReport } from '../store/reports.ts'
import { findReporterSession } from '../store/sessions.ts'
import { addDraftFile } from './add-draft-file.ts'
import { answerStep } from './answer-step.ts'
import { declineReport } from './decline-report.ts'
import { keepDraft } from './keep-draft.ts'
import { mergeReport } from './merge-report.ts'
import { openMailbox } from './open-mailbox.ts'
import { openReport } from './open-report.ts'
import { redirectReport } from './redirect-report.ts'
import { submitDraft } from './submit-draft.ts'
import { sweepDrafts } from './sweep-drafts.ts'
import { addMailboxFile } from './use-mailbox.ts'

const house = testHouse()
const db = () => house().database.db
const file = {
  name: 'anh.png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const expired = { kind: 'expired', reason: 'draft-expired' }

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const blobs = async () =>
  (await readdir(join(house().folder, 'blobs'), { recursive: true }).catch(() => [])).filter(
    (name) => name.length > 30,
  ).length

/** Somebody whose work is done but not committed: it stays so for a moment after `reached`. */
const lingering = (context: Context): { context: Context; reached: Promise<void> } => {
  let tell = () => {}
  const reached = new Promise<void>((done) => {
    tell = done
  })
  const record: Services['record'] = async (...entry) => {
    tell()
    await wait(300)
    await context.services.record(...entry)
  }
  return { context: { ...context, services: { ...context.services, record } }, reached }
}

const begin = async () => {
  const token = newToken()
  await perform(answerStep, house().anonymous(), { token, step: 'words', answers: { narrative: 'Em kể.' } })
  return token
}

describe('an officer opens a report', () => {
  test('while a colleague declines it: the decision stands', async () => {
    const { reportId } = await buildReport(house())
    const { context, reached } = lingering(house().as('officer'))
    const declining = perform(declineReport, context, {
      reportId,
      reason: 'out-of-scope',
      text: 'Cảm ơn em.',
    })
    await reached
    await Promise.all([
      declining,
      perform(openReport, house().as('receiver'), { reportId, reason: 'triage' }),
    ])
    expect((await findReport(db(), reportId)).state).toBe('declined')
  })

  test('while a colleague redirects it: it is gone, and so is its index', async () => {
    const { reportId } = await buildReport(house(), { urls: ['https://vi-du.example/a'] })
    const { agencyId = '' } = house().founded.members.police ?? {}
    const { context, reached } = lingering(house().as('officer'))
    const redirecting = perform(redirectReport, context, { reportId, agencyId })
    await reached
    const opening = perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
    await Promise.all([redirecting, expect(opening).rejects.toMatchObject({ kind: 'not-found' })])
    expect(await findReport(db(), reportId)).toMatchObject({
      state: 'redirected',
      agency_id: agencyId,
      opened_at: null,
    })
    const tokens = await db()
      .selectFrom('intake.blind_token')
      .select('token')
      .where('report_id', '=', reportId)
      .execute()
    expect(tokens).toEqual([])
  })

  test('two merged crosswise: one follows the other, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, other] = [await buildReport(house()), await buildReport(house())]
      const results = await Promise.allSettled([
        perform(mergeReport, house().as('officer'), { reportId: one.reportId, into: other.locator }),
        perform(mergeReport, house().as('receiver'), { reportId: other.reportId, into: one.locator }),
      ])
      const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
      expect(refused).toMatchObject([{ kind: 'conflict', reason: 'merge-into-merged' }])
    }
  })
})

test('merging needs the key of the agency, like every decision', async () => {
  const [{ reportId }, main] = [await buildReport(house()), await buildReport(house())]
  const keyless = { ...house().as('officer'), keys: {} }
  await expect(perform(mergeReport, keyless, { reportId, into: main.locator })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect((await findReport(db(), reportId)).merged_into).toBeNull()
})

describe('a story being told', () => {
  test('a file that comes after sending is refused, and its blob goes', async () => {
    const token = await begin()
    const before = await blobs()
    const context = house().anonymous()
    const put: Services['blobs']['put'] = async (sealed) => {
      await perform(submitDraft, house().anonymous(), { token, locale: 'vi' })
      return context.services.blobs.put(sealed)
    }
    const services = { ...context.services, blobs: { ...context.services.blobs, put } }
    await expect(perform(addDraftFile, { ...context, services }, { token, ...file })).rejects.toMatchObject(
      expired,
    )
    expect(await attachmentsOfDraft(db(), tokenHash(token))).toEqual([])
    expect(await blobs()).toBe(before)
  })

  test('a file that comes while it is being sent is in the report or refused, never lost', async () => {
    const token = await begin()
    const { context, reached } = lingering(house().anonymous())
    const sending = perform(submitDraft, context, { token, locale: 'vi' })
    await reached
    const adding = perform(addDraftFile, house().anonymous(), { token, ...file })
    await Promise.all([sending, expect(adding).rejects.toMatchObject(expired)])
  })

  test('holds no more files than a report may, however many come at once', async () => {
    const token = await begin()
    const before = await blobs()
    const results = await Promise.allSettled(
      Array.from({ length: filesPerReport + 4 }, () =>
        perform(addDraftFile, house().anonymous(), { token, ...file }),
      ),
    )
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused.map(({ reason }) => reason)).toEqual(Array(4).fill('too-many-files'))
    expect(await attachmentsOfDraft(db(), tokenHash(token))).toHaveLength(filesPerReport)
    expect(await blobs()).toBe(before + filesPerReport)
  })

  test('counts the files that really went along', async () => {
    const token = await begin()
    const context = house().anonymous()
    const input = { token, locale: 'vi' } as const
    const sealed = await submitDraft.prepare?.(context, input)
    if (sealed === undefined) throw new Error('sending seals first')
    await perform(addDraftFile, context, { token, ...file })
    const { reportId } = await db()
      .transaction()
      .execute((transaction) => submitDraft.run({ ...context, db: transaction }, input, sealed))
    expect((await findReport(db(), reportId)).file_count).toBe(1)
    expect(await attachmentsOfReport(db(), reportId)).toHaveLength(1)
  })

  test('does not begin again once it is sent', async () => {
    const token = await begin()
    const { context, reached } = lingering(house().anonymous())
    const answer = () =>
      perform(answerStep, house().anonymous(), { token, step: 'words', answers: { narrative: 'Thêm.' } })
    const sending = perform(submitDraft, context, { token, locale: 'vi' })
    await reached
    await Promise.all([sending, expect(answer()).rejects.toMatchObject(expired)])
    await expect(answer()).rejects.toMatchObject(expired)
    expect(await findDraft(db(), tokenHash(token), new Date())).toBeUndefined()
  })
})

/** The action's slow preparation done, its transaction still to come. */
const prepared = async (token: string) => {
  const context = house().anonymous()
  const input = { token, locale: 'vi' } as const
  const sealed = await submitDraft.prepare?.(context, input)
  if (sealed === undefined) throw new Error('sending seals first')
  return () =>
    db()
      .transaction()
      .execute((transaction) => submitDraft.run({ ...context, db: transaction }, input, sealed))
}

test('an answer kept while the story is being sealed is sent along', async () => {
  const token = await begin()
  const send = await prepared(token)
  await perform(answerStep, house().anonymous(), {
    token,
    step: 'words',
    answers: { narrative: 'Em kể thêm.' },
  })
  const { reportId, locator, secret } = await send()
  const { content } = await perform(openReport, house().as('receiver'), { reportId, reason: 'triage' })
  expect(content.narrative).toBe('Em kể thêm.')
  expect(await perform(openMailbox, house().anonymous(), { locator, secret })).toMatchObject({ reportId })
})

test('a code asked for while the story is sent is refused: it would open nothing', async () => {
  const token = await begin()
  const context = house().anonymous()
  const ready = await keepDraft.prepare?.(context, { token })
  if (ready === undefined) throw new Error('keeping seals first')
  await perform(submitDraft, house().anonymous(), { token, locale: 'vi' })
  const keeping = db()
    .transaction()
    .execute((transaction) => keepDraft.run({ ...context, db: transaction }, { token }, ready))
  await expect(keeping).rejects.toMatchObject(expired)
  expect(await findDraft(db(), tokenHash(token), new Date())).toBeUndefined()
})

test('a mailbox takes no more files than it may, and counts each once', async () => {
  const { reportId, locator, secret } = await buildReport(house())
  const opened = await perform(openMailbox, house().anonymous(), { locator, secret })
  if (opened.kind !== 'report') throw new Error('a draft')
  const session = await findReporterSession(db(), opened.token, new Date())
  if (session === undefined) throw new Error('no session')
  const reporter = house().context({ kind: 'reporter', reportId }, { own: session.identity })
  const before = await blobs()
  const most = filesPerReport * 2
  const results = await Promise.allSettled(
    Array.from({ length: most + 3 }, () => perform(addMailboxFile, reporter, file)),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(most)
  expect(await attachmentsOfReport(db(), reportId)).toHaveLength(most)
  expect((await findReport(db(), reportId)).file_count).toBe(most)
  expect(await blobs()).toBe(before + most)
})

test('the sweep takes every forgotten draft and every file left without one', async () => {
  const hour = 60 * 60 * 1000
  const now = new Date()
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  for (let one = 0; one < 410; one += 1) await saveDraft(db(), newId(), Buffer.from('x'), ago(5), ago(1))
  const kept = await begin()
  const leave = async (draftId: string, hours: number) => {
    const blobKey = newId()
    await insertAttachment(db(), {
      id: newId(),
      draft_id: draftId,
      sealed: Buffer.from('x'),
      blob_key: blobKey,
      size: 1,
      state: 'stored',
      created_at: ago(hours),
    })
    return blobKey
  }
  const stray = await leave('gone', 2)
  const fresh = await leave('gone', 0)
  const held = await leave(tokenHash(kept), 2)
  const { blobKeys } = await perform(sweepDrafts, house().system(now), {})
  expect(blobKeys).toContain(stray)
  expect(blobKeys).not.toContain(fresh)
  expect(blobKeys).not.toContain(held)
  const left = await db().selectFrom('intake.draft').select('id').where('expires_at', '<', now).execute()
  expect(left).toEqual([])
})
