import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const WhenPage = (props: StepPageProps) => {
  const { t, values, problems } = props
  return (
    <StepFrame {...props} step="when" title={t('report.when-title')} canSkip>
      <TextField
        t={t}
        name="occurredAt"
        label={t('report.occurredAt')}
        hint={t('report.occurredAt-hint')}
        value={one(values, 'occurredAt')}
        problem={problems?.occurredAt}
        maxLength={80}
      />
    </StepFrame>
  )
}
