import { urgencies } from '../../kit/urgency.ts'
import { Card } from '../../ui/card.tsx'
import { Details } from '../../ui/details.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { labels } from '../model/labels.ts'
import { defaultWords, groupCount, groupKinds } from '../model/life/rule-form.ts'
import { labelWords } from './rule-words.ts'
import type { WriteRuleProps } from './write-props.ts'

/** How sure one firing makes us, in words; the numbers are what the engine reckons with. */
const weights = ['0.9', '0.7', '0.4'] as const

export const RuleFields = (props: WriteRuleProps) => {
  const { t, form, ruleId, problems } = props
  const own = weights.some((one) => one === form.weight)
  return (
    <>
      <Card title={t('detection.part-what')}>
        {ruleId === undefined && (
          <TextField
            t={t}
            name="name"
            label={t('detection.name')}
            hint={t('detection.name-hint')}
            value={form.name}
            problem={problems.name}
            maxLength={60}
            required
          />
        )}
        <Select
          t={t}
          name="label"
          label={t('detection.column-label')}
          value={form.label}
          problem={problems.label}
          placeholder={t('detection.choose')}
          options={labels.map((value) => ({ value, label: labelWords(t, value) }))}
          required
        />
        <TextField
          t={t}
          name="reason"
          label={t('detection.reason')}
          hint={t('detection.reason-hint')}
          value={form.reason}
          problem={problems.reason}
          maxLength={200}
          required
        />
        <Select
          t={t}
          name="weight"
          label={t('detection.weight')}
          value={form.weight}
          problem={problems.weight}
          options={[
            ...weights.map((value, i) => ({ value, label: t.of(`detection.weight-${i}`) })),
            ...(own ? [] : [{ value: form.weight, label: form.weight }]),
          ]}
        />
        <Select
          t={t}
          name="urgency"
          label={t('detection.urgency')}
          hint={t('detection.urgency-hint')}
          value={form.urgency}
          problem={problems.urgency}
          placeholder={t('detection.urgency-none')}
          options={urgencies.map((value) => ({ value, label: t.of(`ui.urgency-${value}`) }))}
        />
        <Details summary={t('detection.reason-en')} open={problems.reasonEn !== undefined}>
          <TextField
            t={t}
            name="reasonEn"
            label={t('detection.reason-en-label')}
            value={form.reasonEn}
            problem={problems.reasonEn}
            maxLength={200}
          />
        </Details>
      </Card>
      <Card title={t('detection.part-when')}>
        <p class="hint">{t('detection.part-when-hint')}</p>
        <PhraseHelp {...props} />
        {Array.from({ length: groupCount }, (_, at) => (
          <GroupFields {...props} at={at} />
        ))}
      </Card>
      <Card title={t('detection.part-examples')}>
        <TextArea
          t={t}
          name="hits"
          label={t('detection.hits')}
          hint={t('detection.hits-hint')}
          value={form.hits.join('\n')}
          problem={problems.hits}
          rows={4}
          required
        />
        <TextArea
          t={t}
          name="misses"
          label={t('detection.misses')}
          hint={t('detection.misses-hint')}
          value={form.misses.join('\n')}
          problem={problems.misses}
          rows={4}
          required
        />
      </Card>
    </>
  )
}

const PhraseHelp = ({ t }: WriteRuleProps) => (
  <Details summary={t('detection.phrase-help')}>
    <ul>
      {(['braces', 'maybe', 'gap', 'concept', 'bare'] as const).map((one) => (
        <li>{t(`detection.phrase-${one}`)}</li>
      ))}
    </ul>
  </Details>
)

/** One group of phrases; the later ones stay folded until they hold something. */
const GroupFields = ({ t, form, problems, at }: WriteRuleProps & { readonly at: number }) => {
  const group = form.groups[at]
  const name = `group${at}`
  const fields = (
    <>
      <Select
        t={t}
        name={`${name}Kind`}
        label={t('detection.group-kind', { n: at + 1 })}
        value={group?.kind ?? 'any'}
        options={groupKinds.map((value) => ({ value, label: t(`detection.group-${value}`) }))}
      />
      <TextArea
        t={t}
        name={name}
        label={t('detection.group-lines', { n: at + 1 })}
        value={group?.lines.join('\n')}
        problem={problems[name]}
        rows={3}
        required={at === 0}
      />
      <TextField
        t={t}
        name={`${name}Words`}
        label={t('detection.group-words', { n: at + 1 })}
        value={String(group?.words ?? defaultWords)}
        maxLength={3}
      />
    </>
  )
  return at === 0 ? (
    fields
  ) : (
    <Details
      summary={t('detection.group-more', { n: at + 1 })}
      open={(group?.lines.length ?? 0) > 0 || problems[name] !== undefined}
    >
      {fields}
    </Details>
  )
}
