import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { ReportStep } from './report-step.tsx'

const t = translate('vi')

describe('ReportStep', () => {
  const html = String(
    <ReportStep
      t={t}
      step={3}
      of={8}
      title="Ở đâu?"
      hint="Bỏ qua cũng được."
      back={{ action: '/report/2' }}
      skipLabel="Em không biết"
      hidden={{ draft: 'x' }}
    >
      <p>câu trả lời</p>
    </ReportStep>,
  )

  it('says how far one has come, and asks its question as the legend', () => {
    expect(html).toContain('role="img" aria-label="Bước 3 trên 8"')
    expect(html.match(/<i class="on">/g)).toHaveLength(3)
    expect(html).toContain('<legend><h1>Ở đâu?</h1></legend>')
    expect(html).toContain('aria-describedby="step-hint"')
  })

  it('sends the whole form with every button, going on by default', () => {
    const buttons = [...html.matchAll(/<button [^>]*value="(\w+)"/g)].map(([, value]) => value)
    expect(buttons).toEqual(['next', 'skip', 'save', 'back'])
    expect(html).toContain('formaction="/report/2" formnovalidate=""')
    expect(html).toContain('<input type="hidden" name="draft" value="x"/>')
  })
})
