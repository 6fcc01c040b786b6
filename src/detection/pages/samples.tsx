import { formTokenField } from '../../action/web.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RuleTabs } from './rule-tabs.tsx'
import { problemWords } from './rule-words.ts'

export interface SamplesProps {
  readonly t: Translate
  readonly formToken: string
  readonly stored: number
  readonly added?: number | undefined
  readonly typed?: { readonly source: string; readonly lines: string } | undefined
  readonly problems?: Readonly<Record<string, string>> | undefined
}

export const Samples = ({ t, formToken, stored, added, typed, problems = {} }: SamplesProps) => {
  const problem = (name: string) => {
    const key = problems[name]
    return key === undefined ? undefined : problemWords(t, key)
  }
  return (
    <>
      <RuleTabs t={t} current="samples" mayWrite />
      {added !== undefined && (
        <Notice tone="ok" role="status">
          {t('detection.samples-added', { n: formatNumber(added, t.locale) })}
        </Notice>
      )}
      <p>{t('detection.samples-lead', { n: formatNumber(stored, t.locale) })}</p>
      <Notice>{t('detection.samples-never-reports')}</Notice>
      <form method="post" action="/console/rules/samples" novalidate>
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <TextField
          t={t}
          name="source"
          label={t('detection.samples-source')}
          hint={t('detection.samples-source-hint')}
          value={typed?.source}
          problem={problem('source')}
          maxLength={80}
          required
        />
        <TextArea
          t={t}
          name="lines"
          label={t('detection.samples-lines')}
          hint={t('detection.samples-lines-hint')}
          value={typed?.lines}
          problem={problem('lines')}
          rows={10}
          required
        />
        <SubmitRow>
          <Button>{t('detection.samples-import')}</Button>
        </SubmitRow>
      </form>
    </>
  )
}
