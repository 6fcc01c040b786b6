import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { communesMeant, mostChoices } from '../model/commune.ts'
import { one } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const WherePage = (props: StepPageProps) => {
  const { t, voice, values, problems } = props
  const say = speak(t, voice)
  const field = (name: 'platform' | 'account' | 'urls' | 'occurredAt' | 'place') => ({
    t,
    name,
    label: say(`report.${name}`),
    value: one(values, name),
    problem: problems?.[name],
  })
  return (
    <StepFrame {...props} step="where" title={t('report.where-title')} hint={t('report.where-hint')}>
      <TextField {...field('platform')} hint={t('report.platform-hint')} maxLength={200} />
      <TextField {...field('account')} maxLength={200} />
      <TextArea {...field('urls')} hint={t('report.urls-hint')} rows={2} />
      <TextField {...field('occurredAt')} hint={t('report.occurredAt-hint')} maxLength={80} />
      <CommuneField {...props} />
      <TextField {...field('place')} hint={t('report.place-hint')} maxLength={200} />
    </StepFrame>
  )
}

/** Typed rather than looked for in a list of a hundred; several that may be meant are offered to choose from. */
const CommuneField = ({ t, voice, values, problems, communes = [] }: StepPageProps) => {
  const typed = one(values, 'commune') ?? ''
  const meant = problems?.commune === undefined ? [] : communesMeant(communes, typed)
  const field = { t, name: 'commune', label: t('report.commune'), problem: problems?.commune }
  if (meant.length > 1 && meant.length <= mostChoices)
    return (
      <ChoiceGroup
        {...field}
        type="radio"
        options={[
          ...meant.map(({ code, name }) => ({ value: code, label: name })),
          { value: '', label: t('report.commune-unknown') },
        ]}
      />
    )
  return (
    <TextField
      {...field}
      value={communes.find(({ code }) => code === typed)?.name ?? typed}
      hint={speak(t, voice)('report.commune-hint')}
      suggestions={communes.map(({ name }) => name)}
      maxLength={80}
    />
  )
}
