import { settings } from '../../intake/model/words.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { all } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

/** On the net or not: decides what the next pages ask. */
export const WherePage = (props: StepPageProps) => {
  const { t, values, problems } = props
  return (
    <StepFrame {...props} step="where" title={t('report.where-title')} hint={t('report.where-hint')} canSkip>
      <ChoiceGroup
        t={t}
        type="radio"
        name="setting"
        values={all(values, 'setting')}
        problem={problems?.setting}
        options={settings.map((value) => ({ value, label: t(`report.setting-${value}`) }))}
      />
    </StepFrame>
  )
}
