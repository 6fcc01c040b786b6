import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { BarTable } from './bar-table.tsx'
import { BlurredImage } from './blurred-image.tsx'
import { currentHref } from './current-link.ts'
import { Pager } from './pager.tsx'
import { QueueRow } from './queue-row.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { SafeText } from './safe-text.tsx'

const t = translate('vi')
const now = new Date('2026-11-23T01:42:00+07:00')

describe('SafeText', () => {
  it('escapes markup and isolates writing direction', () => {
    expect(String(<SafeText text={'<script>\u202E'} />)).toBe(
      '<bdi class="safe-text">&lt;script&gt;\u202E</bdi>',
    )
  })
})

describe('QueueRow', () => {
  it('says urgency and lateness in words and opens by a link', () => {
    const due = new Date(now.getTime() - 3_600_000)
    const html = String(
      <QueueRow
        t={t}
        href="/console/queue/1"
        urgency="P0"
        title="A"
        reasons={['hẹn gặp']}
        receivedAt={now}
        due={due}
        now={now}
      />,
    )
    expect(html).toContain('<tr class="p0" data-row')
    expect(html).toContain('<b>P0</b> khẩn cấp')
    expect(html).toContain('<a href="/console/queue/1" data-open')
    expect(html).toContain('<mark>hẹn gặp</mark>')
    expect(html).toContain('quá 1 giờ')
    expect(html).toContain('01:42 23/11/2026')
  })
})

describe('ReceiptCard', () => {
  it('groups digits by four', () => {
    const html = String(<ReceiptCard t={t} locator="48210375" secret="7301944825560718" />)
    expect(html).toContain('<b>7301</b> <b>9448</b> <b>2556</b> <b>0718</b>')
  })
})

describe('BlurredImage', () => {
  it('stays behind the curtain until revealed, and says which', () => {
    expect(String(<BlurredImage t={t} src="/a" alt="Ảnh 1" />)).toMatch(/class="blurred".*đang che mờ/s)
    expect(String(<BlurredImage t={t} src="/a" alt="Ảnh 1" revealed />)).toMatch(
      /class="blurred revealed".*đang hiện/s,
    )
  })
})

describe('BarTable', () => {
  it('draws no bar where the number is hidden, as its length would tell', () => {
    const rows = [
      { label: 'A', value: 10 },
      { label: 'B', value: 3, shown: '<5' },
    ]
    const html = String(<BarTable t={t} caption="C" labelHeading="L" valueHeading="V" rows={rows} />)
    expect(html.match(/width="[\d.]+"/g)).toEqual(['width="100"', 'width="0"'])
    expect(html).toContain('&lt;5')
  })
})

describe('Pager', () => {
  it('is nothing when one page is all', () => {
    expect(String(<Pager t={t} />)).not.toContain('<nav')
  })
})

describe('currentHref', () => {
  it('takes the longest link above a path, and home only for itself', () => {
    expect(currentHref('/console/queue/1', ['/', '/console', '/console/queue', '/console/que'])).toBe(
      '/console/queue',
    )
    expect(currentHref('/x', ['/'])).toBeUndefined()
    expect(currentHref('/', ['/'])).toBe('/')
  })
})
