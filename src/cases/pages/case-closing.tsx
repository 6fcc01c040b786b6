import { groupDigits } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type ClosingMark, closingChecks } from '../model/closing.ts'
import { CaseForm } from './case-form.tsx'
import { type CaseProps, pathOf } from './case-props.ts'

/** The closing rule as a list, before anybody tries. The button is there only when nothing is missing. */
export const CaseClosing = (props: CaseProps) => {
  const { t, opened, may } = props
  if (opened.row.state === 'closed') return null
  const ready = opened.missing.length === 0 && opened.row.state === 'resolved'
  return (
    <Card title={t('cases.closing')} id="closing" tone={ready ? 'ok' : undefined}>
      <ul class="checks">
        {closingChecks.map((check) => {
          const mark = opened.closing[check]
          return (
            <li id={`field-close-${check}`}>
              <div>
                {t(`cases.check-${check}`)}
                {check === 'reporter-unanswered' && <Unanswered {...props} />}
              </div>
              <Tag tone={tones[mark]}>{t(`cases.check-${mark}`)}</Tag>
            </li>
          )
        })}
      </ul>
      {ready && <Notice tone="ok">{t('cases.closing-ok')}</Notice>}
      {ready && may('case.close') && (
        <CaseForm {...props} action={pathOf(props, 'close')}>
          <Button>{t('cases.close-do')}</Button>
        </CaseForm>
      )}
      {!may('case.close') && <p class="hint">{t('cases.close-who')}</p>}
    </Card>
  )
}

const tones = { missing: 'warn', done: 'ok', none: 'calm' } as const satisfies Readonly<
  Record<ClosingMark, 'warn' | 'ok' | 'calm'>
>

/** The way to each message that waits; one of a merged report is read on that report's own page. */
const Unanswered = ({ t, opened, may }: CaseProps) =>
  opened.unanswered.map(({ id, locator }) => {
    const here = opened.reports.some(({ report }) => report.id === id)
    if (!here && !may('report.read')) return null
    return (
      <>
        <br />
        <a href={here ? `#report-${id}` : `/console/reports/${id}?reason=case-work#messages`}>
          {t('cases.unanswered-link', { number: groupDigits(locator) })}
        </a>
      </>
    )
  })
