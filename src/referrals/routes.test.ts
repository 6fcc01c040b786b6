import { describe, expect, it } from 'vitest'
import { signedIn } from '../../test/browser.ts'
import { buildTriagedReport } from '../../test/build.ts'
import { testHouse } from '../../test/house.ts'
import { perform } from '../action/perform.ts'
import { closeCase } from '../cases/actions/close-case.ts'
import { openCaseFromReport } from '../cases/actions/open-case-from-report.ts'

const house = testHouse()
const agencyOf = (login: string): string => house().founded.members[login]?.agencyId ?? ''

const start = async () => {
  const { reportId } = await buildTriagedReport(house())
  const { caseId } = await perform(openCaseFromReport, house().as('officer'), {
    reportId,
    title: 'Đe dọa đăng hình',
    summary: 'Một em bị đe dọa.',
  })
  return { reportId, caseId }
}

const letter = { purpose: 'investigate', asked: 'Đề nghị xác minh <b>tài khoản</b>.' }

describe('the pages of a referral', () => {
  it('lead without JavaScript from the case to the answer and back', async () => {
    const { caseId } = await start()
    const officer = await signedIn(house(), 'officer')
    await officer.get(`/console/cases/${caseId}/refer`)
    await officer.submit(`/console/cases/${caseId}/refer`, { ...letter, agencyId: '', asked: '' })
    expect(officer.page.status).toBe(422)
    expect(officer.page.html).toContain('Một em bị đe dọa.')
    await officer.submit(`/console/cases/${caseId}/refer`, { ...letter, agencyId: agencyOf('police') })
    expect(officer.page.html).toContain('Đã gửi phiếu chuyển')
    const path = officer.page.url.split('?')[0] ?? ''

    const closing = perform(closeCase, house().as('approver'), { caseId })
    await expect(closing).rejects.toMatchObject({ kind: 'conflict' })

    const police = await signedIn(house(), 'police')
    expect((await police.get('/console/referrals')).html).toContain(path)
    await police.get(path)
    expect(police.page.html).toContain('&lt;b&gt;tài khoản&lt;/b&gt;')
    await police.submit(`${path}/acknowledge`)
    await police.submit(`${path}/accept`)
    await police.submit(`${path}/start`)
    await police.submit(`${path}/report`, { result: '', text: 'Đã làm việc với gia đình.' })
    expect(police.page.status).toBe(422)
    expect(police.page.html).toContain('Đã làm việc với gia đình.')
    await police.submit(`${path}/report`, { result: 'child-protected' })

    await officer.get(path)
    expect(officer.page.html).toContain('Trẻ đã được bảo vệ')
    await officer.submit(`${path}/close`)
    expect((await officer.get('/console/referrals?tab=closed')).html).toContain(path)
  })

  it('print the letter with everything Decree 30 asks for', async () => {
    const { caseId } = await start()
    const officer = await signedIn(house(), 'officer')
    await officer.get(`/console/cases/${caseId}/refer`)
    await officer.submit(`/console/cases/${caseId}/refer`, { ...letter, agencyId: agencyOf('police') })
    const path = officer.page.url.split('?')[0] ?? ''
    const { html } = await officer.get(`${path}/print`)
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Tổ trực tỉnh Mẫu',
      'Số: PC-',
      'PHIẾU CHUYỂN',
      'Về việc Đe dọa đăng hình',
      'Kính gửi: Công an tỉnh Mẫu',
      'Nơi nhận:',
      'Cán bộ',
    ])
      expect(html).toContain(part)
    expect(html).not.toMatch(/\sstyle=|<style|onclick/)
  })

  it('are not found by a third agency, whatever it presses', async () => {
    const { caseId } = await start()
    const officer = await signedIn(house(), 'officer')
    await officer.get(`/console/cases/${caseId}/refer`)
    await officer.submit(`/console/cases/${caseId}/refer`, { ...letter, agencyId: agencyOf('police') })
    const path = officer.page.url.split('?')[0] ?? ''
    const commune = await signedIn(house(), 'commune')
    for (const page of [path, `${path}/print`, `/console/cases/${caseId}/refer`])
      expect([page, (await commune.get(page)).status]).toEqual([page, 404])
    await commune.get('/console/password')
    const { values } = commune.form('/console/password')
    const body = new URLSearchParams({
      form_token: values.form_token ?? '',
      reason: 'other',
      text: 'x',
      result: 'other',
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const move of ['acknowledge', 'accept', 'return', 'start', 'report', 'close', 'send', 'constructor'])
      expect([
        move,
        (await commune.request(`${path}/${move}`, { method: 'POST', body, headers })).status,
      ]).toEqual([move, 404])
    for (const odd of ['/console/referrals/x', '/console/referrals/%00', '/console/referrals/x/print'])
      expect([odd, (await commune.get(odd)).status]).toEqual([odd, 422])
  })
})
