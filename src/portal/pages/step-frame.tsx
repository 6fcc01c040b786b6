import type { Child } from 'hono/jsx'
import { formTokenField } from '../../action/web.ts'
import type { ReportStep as Step } from '../../intake/model/draft.ts'
import { Notice } from '../../ui/notice.tsx'
import { ReportStep } from '../../ui/report-step.tsx'
import { pathOf, progressAt } from '../model/steps.ts'
import { speak } from '../model/voice.ts'
import { CallNow } from './call-now.tsx'
import type { StepPageProps } from './step-page.ts'

interface StepFrameProps extends Omit<StepPageProps, 'values' | 'files' | 'communes'> {
  readonly step: Step
  readonly title: string
  readonly hint?: Child
  readonly action?: string
  readonly multipart?: boolean
  readonly nextLabel?: string
  /** Offers “I do not know” beside the way on. */
  readonly canSkip?: boolean
  readonly hidden?: Readonly<Record<string, string>>
  readonly children?: Child
}

/** One page of the form: the question, the buttons that keep what was typed, and the hotlines. */
export const StepFrame = ({
  step,
  t,
  voice,
  alert,
  formToken,
  found = false,
  answers,
  canSkip = false,
  hidden = {},
  children,
  ...rest
}: StepFrameProps) => (
  <>
    <ReportStep
      {...rest}
      t={t}
      {...progressAt(step, answers)}
      skipLabel={canSkip ? speak(t, voice)('report.skip') : undefined}
      back={step === 'safe' ? undefined : { action: pathOf(step) }}
      canSave={step !== 'safe'}
      saveLabel={speak(t, voice)('report.save-later')}
      hidden={{ ...hidden, ...(formToken === '' ? {} : { [formTokenField]: formToken }) }}
    >
      {found && (
        <Notice tone="ok" role="status">
          <p>{speak(t, voice)('report.found')}</p>
        </Notice>
      )}
      {alert && (
        <Notice tone="warn" role="alert">
          <p>{alert}</p>
        </Notice>
      )}
      {children}
    </ReportStep>
    <CallNow t={t} voice={voice} />
  </>
)
