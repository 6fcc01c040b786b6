import type { Translate } from '../kit/text.ts'

export interface ProgressStepsProps {
  readonly t: Translate
  readonly step: number
  readonly of: number
}

export const ProgressSteps = ({ t, step, of }: ProgressStepsProps) => (
  <div class="progress" role="img" aria-label={t('ui.step-of', { step, of })}>
    {Array.from({ length: of }, (_, index) => (
      <i class={index < step ? 'on' : undefined} />
    ))}
  </div>
)
