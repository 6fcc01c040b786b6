import { reporters } from '../../intake/model/words.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { all } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const WhoPage = (props: StepPageProps) => {
  const { t, values, problems } = props
  return (
    <StepFrame {...props} step="who" title={t('report.who-title')} hint={t('report.who-hint')}>
      <ChoiceGroup
        t={t}
        type="radio"
        name="reporter"
        values={all(values, 'reporter')}
        problem={problems?.reporter}
        options={reporters.map((value) => ({ value, label: t(`report.reporter-${value}`) }))}
      />
    </StepFrame>
  )
}
