import { communesMeant, communesNear, mostChoices } from '../../agencies/model/commune.ts'
import type { Area } from '../../agencies/model.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { one } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const CommunePage = (props: StepPageProps) => {
  const { t, voice } = props
  return (
    <StepFrame
      {...props}
      step="commune"
      title={t('report.commune-title')}
      hint={speak(t, voice)('report.commune-hint')}
      canSkip
    >
      <CommuneField {...props} />
    </StepFrame>
  )
}

/** The few places to choose from: those that may be meant, else those of nearly this name; none when too many or just one. */
const offeredFor = (communes: readonly Area[], typed: string): readonly Area[] => {
  const meant = communesMeant(communes, typed)
  if (meant.length === 0) return communesNear(communes, typed).slice(0, mostChoices)
  return meant.length > 1 && meant.length <= mostChoices ? meant : []
}

/** Typed rather than looked for in a list of a hundred; several that may be meant are offered to choose from. */
const CommuneField = ({ t, values, problems, communes = [] }: StepPageProps) => {
  const typed = one(values, 'commune') ?? ''
  const offered = problems?.commune === undefined ? [] : offeredFor(communes, typed)
  const field = { t, name: 'commune', label: t('report.commune'), problem: problems?.commune }
  if (offered.length > 0)
    return (
      <ChoiceGroup
        {...field}
        type="radio"
        options={offered.map(({ code, name }) => ({ value: code, label: name }))}
      />
    )
  return (
    <TextField
      {...field}
      value={communes.find(({ code }) => code === typed)?.name ?? typed}
      suggestions={communes.map(({ name }) => name)}
      maxLength={80}
    />
  )
}
