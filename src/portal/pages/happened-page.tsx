import { type Happened, happenedCodes } from '../../intake/model/happened.ts'
import type { Translate } from '../../kit/text.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { all } from '../model/values.ts'
import { speak, type Voice } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

/** What happened, in a child's own sentence, or in an adult's about a child. */
export const happenedText = (t: Translate, voice: Voice, code: Happened): string =>
  voice === 'child' ? t(`report.happened-${code}`) : t(`report.happened-adult-${code}`)

export const HappenedPage = (props: StepPageProps) => {
  const { t, voice, values, problems } = props
  const say = speak(t, voice)
  return (
    <StepFrame
      {...props}
      step="happened"
      title={say('report.happened-title')}
      hint={say('report.happened-hint')}
    >
      <ChoiceGroup
        t={t}
        type="checkbox"
        name="happened"
        values={all(values, 'happened')}
        problem={problems?.happened}
        options={happenedCodes.map((value) => ({ value, label: happenedText(t, voice, value) }))}
      />
    </StepFrame>
  )
}
