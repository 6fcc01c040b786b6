import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const PlacePage = (props: StepPageProps) => {
  const { t, values, problems } = props
  return (
    <StepFrame {...props} step="place" title={t('report.place-title')} canSkip>
      <TextField
        t={t}
        name="place"
        label={t('report.place')}
        hint={t('report.place-hint')}
        value={one(values, 'place')}
        problem={problems?.place}
        maxLength={200}
      />
    </StepFrame>
  )
}
