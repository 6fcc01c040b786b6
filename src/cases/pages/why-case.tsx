import { openingReasons } from '../../intake/model/words.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'

/** Asks why a case is opened, when the link did not say. */
export const WhyCase = ({ t, caseId }: { readonly t: Translate; readonly caseId: string }) => (
  <form method="get" action={`/console/cases/${caseId}`}>
    <ChoiceGroup
      t={t}
      type="radio"
      name="reason"
      label={t('cases.why-question')}
      values={['case-work']}
      options={openingReasons.map((value) => ({
        value,
        label: t.of(`intake.why-${value}`),
        hint: t.of(`intake.why-hint-${value}`),
      }))}
      required
    />
    <Notice>{t('cases.why-note')}</Notice>
    <SubmitRow>
      <Button>{t('cases.why-open')}</Button>
    </SubmitRow>
  </form>
)
