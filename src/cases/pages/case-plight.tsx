import { plightWords } from '../../intake/model/plight.ts'
import { groupDigits } from '../../kit/format.ts'
import { Plight } from '../../ui/plight.tsx'
import type { CaseProps } from './case-props.ts'

/** Danger, safe contact and consent of each report of the case, before anything else: who acts here may call next. */
export const CasePlight = ({ t, opened }: CaseProps) => {
  const known = opened.reports.flatMap(({ report, letters }) =>
    letters === undefined ? [] : [{ report, plight: letters.plight }],
  )
  return (
    <>
      {known.map(({ report, plight }) => (
        <section aria-label={t('cases.report-line', { number: groupDigits(report.locator) })}>
          {known.length > 1 && (
            <p class="hint">{t('cases.report-line', { number: groupDigits(report.locator) })}</p>
          )}
          <Plight words={plightWords(t, plight)} />
        </section>
      ))}
    </>
  )
}
