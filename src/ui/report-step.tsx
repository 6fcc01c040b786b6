import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import type { Problems } from './problems.ts'
import { ProgressSteps } from './progress-steps.tsx'
import { SubmitRow } from './submit-row.tsx'

export interface ReportStepProps {
  readonly t: Translate
  readonly step: number
  readonly of: number
  readonly title: string
  readonly hint?: Child
  /** Where the form posts; without it, the page itself. */
  readonly action?: string | undefined
  /** Where “back” posts the same form (field `go=back`), so that nothing typed is lost. */
  readonly back?: { readonly action: string } | undefined
  readonly problems?: Problems | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly multipart?: boolean | undefined
  readonly nextLabel?: string | undefined
  /** Shows “I do not know, skip” (field `go=skip`): leaves the question empty. */
  readonly skipLabel?: string | undefined
  /** Shows “later, give me a code” (field `go=save`). */
  readonly canSave?: boolean | undefined
  /** How that button speaks to an adult. */
  readonly saveLabel?: string | undefined
  readonly children?: Child
}

/** One question of the form. The buttons send `go` = `next`, `skip`, `save` or `back`. */
export const ReportStep = ({
  t,
  step,
  of,
  title,
  hint,
  action,
  back,
  problems = {},
  hidden = {},
  multipart = false,
  nextLabel,
  skipLabel,
  canSave = true,
  saveLabel,
  children,
}: ReportStepProps) => (
  <form
    class="report-step"
    method="post"
    action={action}
    enctype={multipart ? 'multipart/form-data' : undefined}
    data-once
    novalidate
  >
    <ProgressSteps t={t} step={step} of={of} />
    <ErrorSummary t={t} problems={problems} />
    <HiddenFields values={hidden} />
    <fieldset aria-describedby={hint ? 'step-hint' : undefined}>
      <legend>
        <h1>{title}</h1>
      </legend>
      {hint && (
        <div class="hint" id="step-hint">
          {hint}
        </div>
      )}
      {children}
    </fieldset>
    {/* The first submit button is the one the Enter key presses, so “back” comes last. */}
    <SubmitRow>
      <Button name="go" value="next">
        {nextLabel ?? t('ui.next')}
      </Button>
      {skipLabel && (
        <Button kind="quiet" name="go" value="skip" skipsChecks>
          {skipLabel}
        </Button>
      )}
      {canSave && (
        <Button kind="quiet" name="go" value="save" skipsChecks>
          {saveLabel ?? t('ui.save-for-later')}
        </Button>
      )}
      {back && (
        <Button kind="plain" name="go" value="back" action={back.action} skipsChecks>
          ‹ {t('ui.back')}
        </Button>
      )}
    </SubmitRow>
  </form>
)
