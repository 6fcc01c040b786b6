import { type Locale, translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type DeclineReason, declineReasons } from '../model/words.ts'
import { typedIn } from './again.ts'
import type { ReportProps } from './opened.ts'
import { hiddenIn } from './report-forms.ts'

export const MergeForm = ({ opened: { report }, around }: ReportProps) => {
  const { t } = around
  const again = around.again?.form === 'merge' ? around.again : undefined
  return (
    <form method="post" action={`/console/reports/${report.id}/merge`}>
      <HiddenFields values={hiddenIn(around)} />
      <TextField
        t={t}
        name="into"
        label={t('intake.merge-label')}
        hint={t('intake.merge-hint')}
        value={typedIn(again, 'into')}
        problem={again?.problems.into}
        maxLength={20}
        required
      />
      <Button small>{t('intake.merge-do')}</Button>
    </form>
  )
}

export const RedirectForm = ({ opened: { report }, around }: ReportProps) => {
  const { t, agencies } = around
  const again = around.again?.form === 'redirect' ? around.again : undefined
  return (
    <form method="post" action={`/console/reports/${report.id}/redirect`}>
      <HiddenFields values={hiddenIn(around)} />
      <Select
        t={t}
        name="agencyId"
        label={t('intake.redirect-label')}
        hint={t('intake.redirect-hint')}
        placeholder={t('intake.redirect-placeholder')}
        options={agencies
          .filter(({ id }) => id !== report.agency_id)
          .map(({ id, name, phone }) => ({ value: id, label: phone === null ? name : `${name} (${phone})` }))}
        value={typedIn(again, 'agencyId')}
        problem={again?.problems.agencyId}
        required
      />
      <Button small>{t('intake.redirect-do')}</Button>
    </form>
  )
}

/** One form for each reason, each with its kind words already written in the reporter's language. */
export const DeclineForms = ({ opened: { report }, around }: ReportProps) => {
  const { t } = around
  return (
    <>
      <p>{t('intake.decline-intro')}</p>
      {declineReasons.map((reason) => (
        <DeclineForm report={report} around={around} reason={reason} />
      ))}
    </>
  )
}

interface DeclineFormProps {
  readonly report: { readonly id: string; readonly locale: Locale }
  readonly around: ReportProps['around']
  readonly reason: DeclineReason
}

const DeclineForm = ({ report, around, reason }: DeclineFormProps) => {
  const { t } = around
  const again =
    around.again?.form === 'decline' && typedIn(around.again, 'reason') === reason ? around.again : undefined
  return (
    <details class="details" name="decline-reason" open={again !== undefined}>
      <summary>{t(`intake.decline-${reason}`)}</summary>
      <div>
        <form method="post" action={`/console/reports/${report.id}/decline`}>
          <HiddenFields values={{ ...hiddenIn(around), reason }} />
          <TextArea
            t={t}
            // The summary of problems links to #field-text: the form that came back carries that id.
            id={again === undefined ? `decline-${reason}` : 'field-text'}
            name="text"
            label={t('intake.decline-text-label')}
            rows={6}
            maxLength={5000}
            required
            value={typedIn(again, 'text') ?? translate(report.locale)(`intake.decline-text-${reason}`)}
            problem={again?.problems.text}
          />
          <Button kind="danger" small>
            {t('intake.decline-do')}
          </Button>
        </form>
      </div>
    </details>
  )
}
