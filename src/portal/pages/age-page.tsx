import { ageBands } from '../../intake/model/words.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { all } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const AgePage = (props: StepPageProps) => {
  const { t, voice, values, problems } = props
  const say = speak(t, voice)
  return (
    <StepFrame {...props} step="age" title={say('report.age-title')} hint={say('report.age-hint')}>
      <ChoiceGroup
        t={t}
        type="radio"
        name="ageBand"
        values={all(values, 'ageBand')}
        problem={problems?.ageBand}
        options={ageBands.map((value) => ({ value, label: t(`report.age-${value}`) }))}
      />
    </StepFrame>
  )
}
