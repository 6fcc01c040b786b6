import { type Form, textOf } from '../../action/form.ts'
import { defaultWords, groupCount, groupKinds, type RuleForm } from '../model/life/rule-form.ts'

const linesOf = (form: Form, name: string): readonly string[] =>
  textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The fields of the page as a rule; a rule that exists keeps its name. */
export const readRuleForm = (form: Form, ruleId?: string): RuleForm => ({
  name: ruleId ?? textOf(form, 'name').trim(),
  label: textOf(form, 'label'),
  urgency: textOf(form, 'urgency'),
  weight: textOf(form, 'weight'),
  reason: textOf(form, 'reason').trim(),
  reasonEn: textOf(form, 'reasonEn').trim(),
  groups: Array.from({ length: groupCount }, (_, at) => ({
    kind: groupKinds.find((kind) => kind === textOf(form, `group${at}Kind`)) ?? 'any',
    lines: linesOf(form, `group${at}`),
    words: Number(textOf(form, `group${at}Words`)) || defaultWords,
  })),
  hits: linesOf(form, 'hits'),
  misses: linesOf(form, 'misses'),
})

export const emptyForm: RuleForm = {
  name: '',
  label: '',
  urgency: '',
  weight: '0.7',
  reason: '',
  reasonEn: '',
  groups: [],
  hits: [],
  misses: [],
}
