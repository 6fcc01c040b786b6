import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { ChoiceGroup } from './choice-group.tsx'
import { CodeField } from './code-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { problemsIn } from './problems.ts'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const t = translate('vi')

describe('fields', () => {
  it('tie label, hint and problem to the control, and keep what was typed', () => {
    const html = String(
      <TextField
        t={t}
        name="nick"
        label="Tên gọi"
        hint="Gợi ý"
        value={'"><b>'}
        problem="Dài quá."
        required
      />,
    )
    expect(html).toContain('<label for="field-nick">')
    expect(html).toContain('aria-describedby="field-nick-hint field-nick-problem"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"')
    expect(html).toMatch(/<p class="field-error" id="field-nick-problem">.*Dài quá\./)
    expect(html).toContain('required=""')
  })

  it('say nothing of problems when there are none', () => {
    const html = String(<TextField t={t} name="nick" label="Tên gọi" />)
    expect(html).not.toMatch(/aria-|problem/)
  })

  it('never write a password back', () => {
    expect(
      String(<TextField t={t} name="p" type="password" label="Mật khẩu" value="bí mật" />),
    ).not.toContain('bí mật')
  })

  it('keep a text that starts with an empty line', () => {
    expect(String(<TextArea t={t} name="s" label="Lời kể" value={'\n</textarea>'} />)).toContain(
      '>\n\n&lt;/textarea&gt;<',
    )
  })

  it('choose what was chosen', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    expect(String(<Select t={t} name="s" label="S" options={options} value="b" />)).toContain(
      '<option value="a">A</option><option value="b" selected="">B</option>',
    )
    const group = String(
      <ChoiceGroup t={t} type="checkbox" name="c" options={options} values={['a']} problem="Chọn." />,
    )
    expect(group.match(/checked/g)).toHaveLength(1)
    expect(group).toContain(
      '<fieldset class="choices has-problem" id="field-c" tabindex="-1" aria-describedby="field-c-problem">',
    )
  })

  it('ask for digits with a digit keyboard and leave no trace in the browser', () => {
    const html = String(<CodeField t={t} name="secret" label="Mã" digits={16} />)
    expect(html).toContain('inputmode="numeric"')
    expect(html).toContain('autocomplete="off"')
  })
})

describe('ErrorSummary', () => {
  it('leads to each field and takes the focus', () => {
    const html = String(<ErrorSummary t={t} problems={{ nick: 'Dài quá.' }} />)
    expect(html).toContain('<a href="#field-nick">Dài quá.</a>')
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus/)
  })

  it('is nothing when all is well', () => {
    expect(String(<ErrorSummary t={t} problems={{}} />)).not.toContain('<div')
  })

  it('takes its sentences from errors.json, by the key of the refusal', () => {
    expect(problemsIn(t, { nick: 'no-such-key' })).toEqual({ nick: 'no-such-key' })
  })
})
