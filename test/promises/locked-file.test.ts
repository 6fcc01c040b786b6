import { globSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../src/action/perform.ts'
import { addEvidence } from '../../src/cases/actions/add-evidence.ts'
import { addEvidenceFromReport } from '../../src/cases/actions/add-evidence-from-report.ts'
import { exportEvidence } from '../../src/cases/actions/export-evidence.ts'
import { openCaseFromReport } from '../../src/cases/actions/open-case-from-report.ts'
import { viewEvidence } from '../../src/cases/actions/view-evidence.ts'
import { importBank } from '../../src/detection/actions/import-bank.ts'
import { turnBank } from '../../src/detection/actions/switch-bank.ts'
import { formatHash } from '../../src/detection/model/images/hash256.ts'
import { hashPicture } from '../../src/detection/store/hash-picture.ts'
import { addDraftFile } from '../../src/intake/actions/add-draft-file.ts'
import { answerStep } from '../../src/intake/actions/answer-step.ts'
import { lockFile } from '../../src/intake/actions/lock-file.ts'
import { openAttachment, previewAttachment } from '../../src/intake/actions/open-attachment.ts'
import { openMailbox } from '../../src/intake/actions/open-mailbox.ts'
import { openReport } from '../../src/intake/actions/open-report.ts'
import { readAttachment } from '../../src/intake/actions/read-attachment.ts'
import { submitDraft } from '../../src/intake/actions/submit-draft.ts'
import { triageReport } from '../../src/intake/actions/triage-report.ts'
import { addMailboxFile } from '../../src/intake/actions/use-mailbox.ts'
import { attachmentsOfReport } from '../../src/intake/store/attachments.ts'
import { findReport } from '../../src/intake/store/reports.ts'
import { findReporterSession } from '../../src/intake/store/sessions.ts'
import { newToken } from '../../src/seal/token.ts'
import { attach } from '../attach.ts'
import { type Browser, signedIn } from '../browser.ts'
import { buildReport, buildTriagedReport } from '../build.ts'
import { testHouse } from '../house.ts'
import { drawScene } from '../pictures.ts'

const house = testHouse()
const db = () => house().database.db
const locked = { kind: 'forbidden', reason: 'file-locked' }

let known: Buffer
let bankId: string
let browser: Browser
beforeAll(async () => {
  known = await drawScene(1)
  const { hashes, quality } = await hashPicture(known)
  ;({ bankId } = await perform(importBank, house().as('leader'), {
    name: 'Danh sách thử',
    source: 'Công an tỉnh (thử)',
    file: Buffer.from(`hash,quality\n${formatHash(hashes.original)},${quality}\n`),
  }))
  browser = await signedIn(house(), 'officer')
})

const send = async (...pictures: readonly Uint8Array[]) => {
  const token = newToken()
  await perform(answerStep, house().anonymous(), {
    token,
    step: 'words',
    answers: { narrative: 'Có người gửi cho em.' },
  })
  for (const bytes of pictures)
    await perform(addDraftFile, house().anonymous(), { token, name: 'a.jpg', bytes })
  const receipt = await perform(submitDraft, house().anonymous(), { token, locale: 'vi' })
  const [file] = await attachmentsOfReport(db(), receipt.reportId)
  if (file === undefined) throw new Error('no file')
  return { ...receipt, file, report: await findReport(db(), receipt.reportId) }
}

describe('a picture that comes in', () => {
  test('is locked when it is known, and its report is an emergency', async () => {
    const copy = await sharp(known).resize(300).jpeg({ quality: 60 }).toBuffer()
    const { file, report, reportId } = await send(copy)
    expect([file.state, report.urgency]).toEqual(['locked', 'P0'])
    const { html } = await browser.get(`/console/reports/${reportId}?reason=triage`)
    expect(html).toContain('Giống một ảnh trong danh sách “Danh sách thử” (nguồn: Công an tỉnh (thử)).')
    expect(html).toMatch(/Khác \d+ trên 256 điểm so sánh/)
    expect(html).toContain('gợi ý mức khẩn cấp')
    expect(html).not.toContain(`/console/files/${file.id}`)
  })

  test('is not when it is another; and the time the reporter sees is the same for both', async () => {
    const { file, report } = await send(await drawScene(2))
    expect([file.state, report.urgency === 'P0']).toEqual(['stored', false])
    const { report: locked } = await send(known)
    const wait = ({ due_at, received_at }: typeof report): number => due_at.getTime() - received_at.getTime()
    expect(locked.urgency).toBe('P0')
    expect(Math.abs(wait(locked) - wait(report))).toBeLessThan(1000)
  })

  test('that was sent twice is locked twice by hand', async () => {
    const { reportId } = await buildTriagedReport(house())
    const bytes = await drawScene(7)
    const ids = [
      await attach(house(), reportId, 'a.jpg', bytes),
      await attach(house(), reportId, 'b.jpg', bytes),
    ]
    const other = await attach(house(), reportId, 'c.jpg', await drawScene(8))
    await perform(lockFile, house().as('officer'), { attachmentId: ids[0] ?? '', reason: 'looks-like-abuse' })
    const states = new Map((await attachmentsOfReport(db(), reportId)).map(({ id, state }) => [id, state]))
    expect([...ids, other].map((id) => states.get(id))).toEqual(['locked', 'locked', 'stored'])
  })

  test('is not when there is too little to see', async () => {
    const flat = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    expect((await send(flat)).file.state).toBe('stored')
  })

  test('is not when its list is switched off', async () => {
    await perform(turnBank, house().as('leader'), { bankId, on: 'off' })
    expect((await send(known)).file.state).toBe('stored')
    await perform(turnBank, house().as('leader'), { bankId, on: 'on' })
    expect((await send(known)).file.state).toBe('locked')
  })

  test('leaves no hash behind in clear', async () => {
    const { file, reportId } = await send(await sharp(known).flop().toBuffer())
    const { hashes } = await hashPicture(known)
    const row = JSON.stringify(
      await db().selectFrom('intake.attachment').selectAll().where('id', '=', file.id).execute(),
    )
    expect(file.state).toBe('locked')
    expect(row).not.toContain('Danh sách thử')
    for (const hash of Object.values(hashes)) expect(row).not.toContain(formatHash(hash))
    expect(JSON.stringify(await findReport(db(), reportId))).not.toContain('Danh sách thử')
  })

  test('raises a report that waits, when it is sent later', async () => {
    const { reportId, locator, secret } = await buildReport(house())
    const opened = await perform(openMailbox, house().anonymous(), { locator, secret })
    if (opened.kind !== 'report') throw new Error('a draft')
    const session = await findReporterSession(db(), opened.token, new Date())
    if (session === undefined) throw new Error('no session')
    await perform(
      addMailboxFile,
      house().context({ kind: 'reporter', reportId }, { own: session.identity }),
      { name: 'a.jpg', bytes: known },
    )
    expect((await attachmentsOfReport(db(), reportId)).map(({ state }) => state)).toEqual(['locked'])
    expect((await findReport(db(), reportId)).urgency).toBe('P0')
  })
})

describe('a locked file', () => {
  test('is served at no door, whatever its report becomes', async () => {
    const { reportId } = await buildTriagedReport(house())
    const attachmentId = await attach(house(), reportId, 'a.jpg', await drawScene(3))
    const officer = house().as('officer')
    const { caseId } = await perform(openCaseFromReport, officer, { reportId, title: 'Vụ', summary: '' })
    const { evidenceId } = await perform(addEvidenceFromReport, officer, { caseId, attachmentId })
    await browser.get(`/console/reports/${reportId}?reason=case-work`)
    const token = browser.form(`/console/files/${attachmentId}/lock`).values.form_token ?? ''
    const answer = await browser.submit(`/console/files/${attachmentId}/lock`, { reason: 'asked-by-police' })
    expect(answer.html).toContain('Đã khoá: nghi là hình ảnh xâm hại trẻ em.')

    const reason = 'case-work'
    for (const attempt of [
      () => perform(previewAttachment, officer, { attachmentId }),
      () => perform(openAttachment, officer, { attachmentId, reason }),
      () => perform(readAttachment, officer, { attachmentId, reason }),
      () => perform(addEvidenceFromReport, officer, { caseId, attachmentId }),
      () => perform(viewEvidence, officer, { evidenceId, reason }),
      () => perform(exportEvidence, officer, { evidenceId, reason }),
    ])
      await expect(attempt()).rejects.toMatchObject(locked)

    const post = (path: string, fields: Readonly<Record<string, string>> = {}) =>
      browser.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ form_token: token, ...fields }),
      })
    for (const page of [
      await browser.get(`/console/files/${attachmentId}/preview`),
      await browser.get(`/console/files/${attachmentId}?reason=${reason}`),
      await browser.get(`/console/files/${attachmentId}?reason=${reason}&as=file`),
      await browser.get(`/console/evidence/${evidenceId}/file?reason=${reason}`),
      await post(`/console/evidence/${evidenceId}/export`, { reason }),
      await post(`/console/files/${attachmentId}/words`),
    ]) {
      expect([page.url, page.status]).toEqual([page.url, 403])
      expect(page.headers.get('content-type')).toContain('text/html')
    }
    // The lock stays, whatever is asked next.
    await perform(lockFile, officer, { attachmentId, reason: 'looks-like-abuse' })
    expect((await attachmentsOfReport(db(), reportId)).map(({ state }) => state)).toEqual(['locked'])
  })

  test('says why, and who, in the ledger', async () => {
    const { reportId } = await buildReport(house())
    const attachmentId = await attach(house(), reportId, 'a.jpg', await drawScene(4))
    const officer = house().as('officer')
    await expect(perform(lockFile, officer, { attachmentId })).rejects.toMatchObject({ kind: 'invalid' })
    await perform(lockFile, officer, { attachmentId, reason: 'told-to-be-abuse' })
    const { timeline } = await perform(openReport, officer, { reportId, reason: 'triage' })
    expect(timeline.map(({ action, reason }) => [action, reason])).toContainEqual([
      'attachment.lock',
      'told-to-be-abuse',
    ])
  })

  test('is what sealed files are read for in two places only, and both ask', () => {
    const reading = globSync('src/**/*.{ts,tsx}').filter(
      (file) =>
        !file.includes('.test.') && /blobs\.get\(|\bblobs\)?\s*\.get\b/.test(readFileSync(file, 'utf8')),
    )
    expect(reading.sort()).toEqual([
      'src/cases/actions/read-evidence.ts',
      'src/intake/actions/open-attachment.ts',
    ])
    for (const file of reading) expect(readFileSync(file, 'utf8')).toContain("'file-locked'")
  })
})

test('a known picture is not kept as an officer’s own evidence', async () => {
  const { reportId } = await buildTriagedReport(house())
  const officer = house().as('officer')
  const { caseId } = await perform(openCaseFromReport, officer, { reportId, title: 'Vụ', summary: '' })
  const evidence = { caseId, description: 'Ảnh', file: { name: 'a.jpg', bytes: new Uint8Array(known) } }
  await expect(perform(addEvidence, officer, evidence)).rejects.toMatchObject({ reason: 'known-picture' })
})

test('triage may take the emergency back: a person decides', async () => {
  const { reportId } = await send(known)
  await perform(openReport, house().as('officer'), { reportId, reason: 'triage' })
  await perform(triageReport, house().as('officer'), {
    reportId,
    urgency: 'P1',
    legalNature: 'crime-report',
    categories: ['SX-EXT'],
  })
  expect((await findReport(db(), reportId)).urgency).toBe('P1')
})
