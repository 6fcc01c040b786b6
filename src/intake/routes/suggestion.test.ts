import { expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { buildReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { labelCounts } from '../../detection/store/corrections.ts'

const house = testHouse()

test('an opened report shows marked reasons, fills the form on request, and the decision is counted', async () => {
  const { reportId } = await buildReport(house(), {
    narrative: 'Có anh trên mạng hỏi em mấy tuổi rồi dặn em đừng nói với mẹ, rủ qua zalo nói chuyện.',
  })
  const officer = await signedIn(house(), 'receiver')
  const page = `/console/reports/${reportId}?reason=triage`
  const { html } = await officer.get(page)
  expect(html).toMatch(/<mark title="[^"]+">[^<]*đừng nói với mẹ/)
  expect(html).toContain('dụ dỗ, làm quen để lợi dụng trẻ')
  expect(html).not.toMatch(/value="CT-GROOM" checked/)
  const filled = (await officer.get(`${page}&suggest=1`)).html
  expect(filled).toMatch(/value="CT-GROOM" checked/)
  await officer.submit(`/console/reports/${reportId}/triage`, {
    urgency: 'P1',
    legalNature: 'crime-report',
    categories: ['CT-GROOM'],
  })
  const report = await house()
    .database.db.selectFrom('intake.report')
    .select('agency_id')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow()
  const counts = await labelCounts(house().database.db, report.agency_id, new Date(0))
  expect(counts.find(({ label }) => label === 'grooming')).toMatchObject({
    both: 1,
    suggestedOnly: 0,
    decidedOnly: 0,
  })
})
