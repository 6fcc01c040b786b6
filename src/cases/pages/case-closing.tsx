import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { closingChecks } from '../model/closing.ts'
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
          const missing = opened.missing.includes(check)
          return (
            <li>
              {t(`cases.check-${check}`)}{' '}
              <Tag tone={missing ? 'warn' : 'ok'}>
                {t(missing ? 'cases.check-missing' : 'cases.check-done')}
              </Tag>
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
