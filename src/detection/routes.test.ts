import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Browser, signedIn } from '../../test/browser.ts'
import { testHouse } from '../../test/house.ts'
import { newId } from '../kit/random.ts'
import { detectionJobs } from './jobs.ts'
import { recordCorrection } from './store/corrections.ts'

// Each backtest starts threads; on a busy machine that alone takes seconds.
vi.setConfig({ testTimeout: 120_000 })

const house = testHouse()
let officer: Browser
let approver: Browser

beforeAll(async () => {
  officer = await signedIn(house(), 'officer')
  approver = await signedIn(house(), 'approver')
})

const rule = {
  name: 'nap-the-bi-mat',
  label: 'grooming',
  reason: 'Cho quà rồi xin giữ bí mật',
  weight: '0.7',
  group0: '{nạp|tặng} thẻ\n{cho|gửi} quà',
  group0Kind: 'any',
  group1: 'đừng {nói|kể} .. {mẹ|ba}',
  group1Kind: 'any',
  hits: 'Anh nạp thẻ cho, đừng nói với mẹ nha',
  misses: 'Mẹ nạp thẻ điện thoại cho con',
}
const write = async (values: Readonly<Record<string, string>>, asked: string) => {
  await officer.get('/console/rules/new')
  return officer.submit('/console/rules/new', { ...rule, ...values, do: asked })
}

describe('writing a rule without code', () => {
  it('says beside the field what is wrong, in Vietnamese, and keeps what was typed', async () => {
    const page = await write({ group1: '{đừng|không', misses: rule.hits }, 'check')
    expect(page.status).toBe(422)
    expect(page.html).toContain('Cụm “{đừng|không” thiếu hoặc thừa dấu ngoặc nhọn.')
    expect(page.html).toContain('href="#field-group1"')
    expect(page.html).toContain('{nạp|tặng} thẻ')
  })

  it('tries a sentence and marks what made the rule fire, keeping nothing', async () => {
    const page = await write({ sentence: 'Chị tặng thẻ, em đừng kể mẹ', hits: '', name: '' }, 'try')
    expect(page.html).toMatch(/<mark[^>]*>tặng thẻ<\/mark>/)
    expect(page.html).toContain('Luật khớp câu này.')
    const silent = await write({ sentence: 'Con đi học' }, 'try')
    expect(silent.html).toContain('Luật im ở câu này.')
    expect((await officer.get('/console/rules')).html).toContain('Chưa có luật nào')
  })

  it('shows the same rule as YAML and back', async () => {
    const yaml = await write({}, 'to-yaml')
    expect(yaml.html).toContain('id: nap-the-bi-mat')
    const form = await officer.submit('/console/rules/new', { do: 'to-form' })
    expect(form.html).toContain('{cho|gửi} quà')
    const broken = await officer.submit('/console/rules/new', { as: 'yaml', yaml: 'a: [', do: 'check' })
    expect(broken.status).toBe(422)
  })

  it('saves, tests, tries silently and promotes, each by whom it is for', async () => {
    const saved = await write({}, 'check')
    expect(saved.url).toContain('/console/rules/nap-the-bi-mat?done=check')
    const asked = await officer.submit('/console/rules/nap-the-bi-mat/backtest')
    expect(asked.headers.get('refresh')).toBe('4')
    for (const { event, data } of house().news.splice(0))
      for (const job of detectionJobs) if (job.on === event) await job.run(house().system(), data)
    const tested = await officer.get('/console/rules/nap-the-bi-mat')
    expect(tested.headers.get('refresh')).toBeNull()
    expect(tested.html).toContain('Báo cáo thử')
    const judged = await officer.submit('/console/rules/nap-the-bi-mat/judge', { verdict: 'right' })
    expect(judged.html).toMatch(/Chấm bằng mắt: 1\/\d+/)
    await officer.submit('/console/rules/nap-the-bi-mat/shadow')
    expect((await officer.get('/console/rules/nap-the-bi-mat')).html).not.toContain('Cho luật báo</button>')
    await approver.get('/console/rules/nap-the-bi-mat')
    const wrong = await approver.submit('/console/rules/nap-the-bi-mat/live', { dailyQuota: '3' })
    expect(wrong.html).toContain('Hãy nhập một số từ 5 đến 100000.')
    const live = await approver.submit('/console/rules/nap-the-bi-mat/live', { dailyQuota: '40' })
    expect(live.html).toContain('Luật bắt đầu báo.')
    expect((await approver.get('/console/rules')).html).toContain('đang báo')
  })

  it('opens an existing rule in the form for its next version', async () => {
    const page = await officer.get('/console/rules/nap-the-bi-mat/edit')
    expect(page.html).toContain('{nạp|tặng} thẻ')
    const saved = await officer.submit('/console/rules/nap-the-bi-mat/edit', {
      reason: 'Quà kèm bí mật',
      do: 'draft',
    })
    expect(saved.html).toContain('Phiên bản 2')
  })
})

describe('who may', () => {
  it('closes the pages to posts without the permission', async () => {
    const auditor = await signedIn(house(), 'auditor')
    for (const path of [
      '/console/rules',
      '/console/rules/accuracy',
      '/console/rules/samples',
      '/console/rules/new',
    ])
      expect([path, (await auditor.get(path)).status]).toEqual([path, 403])
    expect((await approver.get('/console/rules/new')).status).toBe(403)
    expect((await officer.get('/console/rules/no-such-rule')).status).toBe(404)
  })
})

describe('how often the machine is right', () => {
  it('shows one’s own agency’s figures with their intervals', async () => {
    expect((await officer.get('/console/rules/accuracy')).html).toContain('Chưa có quyết định nào')
    const agencyId = house().founded.members.officer?.agencyId ?? ''
    await recordCorrection(house().database.db, {
      reportId: newId(),
      agencyId,
      at: new Date(),
      model: 'm',
      labels: { suggested: ['scam'], decided: ['scam'] },
      urgency: { suggested: 'P2', decided: 'P1' },
    })
    const { html } = await officer.get('/console/rules/accuracy')
    expect(html).toContain('lừa đảo')
    expect(html).toContain('1/1\u00a0·\u00a020–100\u00a0%')
    const police = await signedIn(house(), 'police')
    expect((await police.get('/console/rules/accuracy')).html).toContain('Chưa có quyết định nào')
  })
})
