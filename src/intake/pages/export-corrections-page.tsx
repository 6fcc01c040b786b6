import { formTokenField } from '../../action/web.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { mostLines, trainingPurposes } from '../model/training.ts'

export interface ExportCorrectionsPageProps {
  readonly t: Translate
  readonly formToken: string
  /** YYYY-MM-DD. */
  readonly since: string
  readonly recipient?: string | undefined
  readonly reason?: string | undefined
  readonly problems?: Problems | undefined
}

/** One file to teach the machine with, that only the holder of a key opens. */
export const ExportCorrectionsPage = ({
  t,
  formToken,
  since,
  recipient,
  reason,
  problems = {},
}: ExportCorrectionsPageProps) => (
  <>
    <p>
      <a href="/console/rules/accuracy">{t('detection.export-back')}</a>
    </p>
    <ErrorSummary t={t} problems={problems} />
    <p>{t('detection.export-lead', { n: formatNumber(mostLines, t.locale) })}</p>
    <Notice tone="warn">
      <p>{t('detection.export-hidden')}</p>
    </Notice>
    <form method="post" action="/console/rules/accuracy/export" novalidate>
      <HiddenFields values={{ [formTokenField]: formToken }} />
      <DateTimeField
        t={t}
        kind="date"
        name="since"
        label={t('detection.export-since')}
        hint={t('detection.export-since-hint')}
        value={since}
        problem={problems.since}
        required
      />
      <TextField
        t={t}
        name="recipient"
        label={t('detection.export-recipient')}
        hint={t('detection.export-recipient-hint')}
        value={recipient}
        problem={problems.recipient}
        maxLength={4000}
        required
      />
      <ChoiceGroup
        t={t}
        type="radio"
        name="reason"
        label={t('detection.export-reason')}
        options={trainingPurposes.map((value) => ({ value, label: t(`detection.export-${value}`) }))}
        values={reason === undefined ? [] : [reason]}
        problem={problems.reason}
        required
      />
      <SubmitRow>
        <Button>{t('detection.export-button')}</Button>
      </SubmitRow>
      <p class="hint">{t('detection.export-ledger')}</p>
    </form>
    <Details summary={t('detection.export-how')}>
      <p>{t('detection.export-how-open')}</p>
      <pre>
        <code>{`age -d -i khoa-rieng.txt chinh-goi-y.jsonl.age > hoc/chinh-goi-y.jsonl
npx khien train --task risk --data hoc --out risk.bin`}</code>
      </pre>
      <p>{t('detection.export-how-more')}</p>
    </Details>
  </>
)
