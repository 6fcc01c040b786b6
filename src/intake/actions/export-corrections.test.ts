import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { buildReport, buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { openCaseFromReport } from '../../cases/actions/open-case-from-report.ts'
import { readRiskLines } from '../../detection/store/training-files.ts'
import { newKeyPair, openText } from '../../seal/age.ts'
import { declineReport } from './decline-report.ts'
import { exportCorrections } from './export-corrections.ts'
import { redirectReport } from './redirect-report.ts'
import { triageReport } from './triage-report.ts'

const house = testHouse()
const folder = mkdtempSync(join(tmpdir(), 'khien-export-'))
afterAll(() => rm(folder, { recursive: true }))

const taken = async (login: string, reportId: string): Promise<void> => {
  await perform(openCaseFromReport, house().as(login), { reportId, title: 'Việc', summary: '' })
}
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''

/** Triaged by the duty team, then given to the police, who decide again. */
const decidedByPolice = async (narrative: string): Promise<void> => {
  const { reportId } = await buildTriagedReport(house(), { narrative })
  await perform(redirectReport, house().as('receiver'), { reportId, agencyId: agencyOf('police') })
  await perform(triageReport, house().as('police'), {
    reportId,
    urgency: 'P0',
    legalNature: 'crime-report',
    categories: ['SX-EXT'],
  })
  await taken('police', reportId)
}

beforeAll(async () => {
  const own = await buildTriagedReport(house(), {
    narrative: 'Hôm qua Trần Văn Nam nhắn qua Zalo 0912 345 678, hẹn em ở https://abc.example/x. Em 12 tuổi.',
  })
  await taken('officer', own.reportId)
  await decidedByPolice('Chuyện của công an, hoa sữa.')
  const declined = await buildTriagedReport(house(), { narrative: 'Gửi thử, hoa cúc.' })
  await perform(declineReport, house().as('receiver'), {
    reportId: declined.reportId,
    reason: 'test-or-joke',
    text: 'Cảm ơn em.',
  })
  await buildReport(house(), { narrative: 'Chưa ai xem, hoa mai.' })
})

const since = '2026-01-01'

describe('decisions taken out to teach the machine', () => {
  it('open with the key they were sealed to, as lines the trainer reads, of the own agency alone', async () => {
    const key = await newKeyPair()
    const { sealed, lines } = await perform(exportCorrections, house().as('officer'), {
      since,
      recipient: ` ${key.recipient}\n`,
      reason: 'retrain',
    })
    expect(lines).toBe(1)
    const text = await openText(key.identity, sealed)
    expect(text).not.toMatch(/hoa sữa|hoa cúc|hoa mai|Nam|0912|abc\.example/)
    writeFileSync(join(folder, 'corrections.jsonl'), text)
    expect(readRiskLines(folder)).toEqual([
      {
        kind: 'report',
        text: 'Hôm qua [tên] nhắn qua Zalo [số], hẹn em ở [liên kết]. Em 12 tuổi.',
        labels: ['grooming'],
        urgency: 'high',
      },
    ])
    const police = await perform(exportCorrections, house().as('police'), {
      since,
      recipient: key.recipient,
      reason: 'measure',
    })
    expect(await openText(key.identity, police.sealed)).toMatch(
      /^\{"kind":"report","text":"Chuyện của công an, hoa sữa."[^\n]*"emergency"\}\n$/,
    )
  })

  it('are told in the ledger: by whom, how many, to which key', async () => {
    const { recipient } = await newKeyPair()
    await perform(exportCorrections, house().as('officer'), { since, recipient, reason: 'retrain' })
    const entry = await house()
      .database.db.selectFrom('audit.entry')
      .select(['action', 'object', 'reason', 'actor_id'])
      .where('action', '=', 'corrections.export')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({
      action: 'corrections.export',
      object: 'corrections:1',
      reason: `retrain ${recipient}`,
      actor_id: house().founded.members.officer?.memberId,
    })
  })

  it('are for officers who read reports and write rules; their leader, editors and administrators are turned away', async () => {
    const { recipient } = await newKeyPair()
    for (const login of ['receiver', 'approver', 'leader', 'auditor', 'administrator', 'editor'])
      await expect(
        perform(exportCorrections, house().as(login), { since, recipient, reason: 'retrain' }),
      ).rejects.toThrow('forbidden')
  })
})

describe('the page', () => {
  it('hands over the sealed file, and says beside the field what is wrong', async () => {
    const officer = await signedIn(house(), 'officer')
    expect((await officer.get('/console/rules/accuracy')).html).toContain('/console/rules/accuracy/export')
    await officer.get('/console/rules/accuracy/export')
    const { identity, recipient } = await newKeyPair()
    const wrong = await officer.submit('/console/rules/accuracy/export', { since, recipient: 'age1abc' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toMatch(/id="field-recipient-problem"[\s\S]*?Khoá này không dùng được/)
    expect(wrong.html).toContain('value="age1abc"')
    expect(wrong.html).toMatch(/id="field-reason-problem"[\s\S]*?Hãy chọn một/)
    const secret = await officer.submit('/console/rules/accuracy/export', { recipient: identity })
    expect(secret.html).toContain('Đây là khoá riêng')
    expect(secret.html).not.toContain(identity)
    const early = await officer.submit('/console/rules/accuracy/export', {
      since: '2999-01-01',
      recipient,
      reason: 'retrain',
    })
    expect(early.html).toMatch(/id="field-since-problem"[\s\S]*?chưa có quyết định nào/)
    const file = await officer.submit('/console/rules/accuracy/export', {
      since,
      recipient,
      reason: 'retrain',
    })
    expect(file.html).toMatch(/^age-encryption\.org\/v1/)
    expect(file.headers.get('content-disposition')).toMatch(/chinh-goi-y-[\d-]+\.jsonl\.age/)
  })
})
