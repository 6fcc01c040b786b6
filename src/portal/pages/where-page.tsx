import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const WherePage = (props: StepPageProps) => {
  const { t, voice, values, problems, communes = [] } = props
  const say = speak(t, voice)
  const field = (name: 'platform' | 'account' | 'urls' | 'occurredAt' | 'commune' | 'place') => ({
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
      <Select
        {...field('commune')}
        hint={say('report.commune-hint')}
        placeholder={t('report.commune-unknown')}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField {...field('place')} hint={t('report.place-hint')} maxLength={200} />
    </StepFrame>
  )
}
