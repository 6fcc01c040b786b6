import sharp from 'sharp'
import { expect, test } from 'vitest'
import { signedIn } from '../../../test/browser.ts'
import { buildTriagedReport } from '../../../test/build.ts'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { addEvidence } from '../actions/add-evidence.ts'
import { openCaseFromReport } from '../actions/open-case-from-report.ts'

const house = testHouse()

test('a picture kept as evidence is redrawn for the screen: bounded, without hidden data', async () => {
  const { reportId } = await buildTriagedReport(house())
  const officer = house().as('officer')
  const { caseId } = await perform(openCaseFromReport, officer, { reportId, title: 'Vụ', summary: '' })
  const original = await sharp({ create: { width: 5000, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'MARKER-EXIF' } })
    .toBuffer()
  expect(original.includes('MARKER-EXIF')).toBe(true)
  const file = { name: 'anh.jpg', bytes: new Uint8Array(original) }
  const { evidenceId } = await perform(addEvidence, officer, { caseId, description: 'Ảnh', file })
  const browser = await signedIn(house(), 'officer')
  const answer = await house().web.request(`/console/evidence/${evidenceId}/file?reason=case-work`, {
    headers: { cookie: `khien_session=${browser.cookies.get('khien_session')}` },
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  const shown = Buffer.from(await answer.arrayBuffer())
  expect(shown.includes('MARKER-EXIF')).toBe(false)
  expect((await sharp(shown).metadata()).width).toBe(4096)
})
