import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

/** One question, two ways to answer it: a name or a link. */
export const AccountPage = (props: StepPageProps) => {
  const { t, values, problems } = props
  const field = (name: 'account' | 'urls') => ({
    t,
    name,
    label: t(`report.${name}`),
    value: one(values, name),
    problem: problems?.[name],
  })
  return (
    <StepFrame
      {...props}
      step="account"
      title={t('report.account-title')}
      hint={t('report.account-hint')}
      canSkip
    >
      <TextField {...field('account')} maxLength={200} />
      <TextArea {...field('urls')} hint={t('report.urls-hint')} rows={2} />
    </StepFrame>
  )
}
