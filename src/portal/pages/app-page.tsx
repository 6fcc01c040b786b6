import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const AppPage = (props: StepPageProps) => {
  const { t, values, problems } = props
  return (
    <StepFrame {...props} step="app" title={t('report.app-title')} canSkip>
      <TextField
        t={t}
        name="platform"
        label={t('report.platform')}
        hint={t('report.platform-hint')}
        value={one(values, 'platform')}
        problem={problems?.platform}
        maxLength={200}
      />
    </StepFrame>
  )
}
