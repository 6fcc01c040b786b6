import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { Select } from '../../ui/select.tsx'
import type { OpenedRights } from '../actions/work-rights.ts'
import { extensionReasons, isOpen, refusalReasons } from '../model/rights.ts'
import { Clock } from './rights-list.tsx'

export interface RightsViewProps {
  readonly t: Translate
  readonly opened: OpenedRights
  /** The report's number, where there is one. */
  readonly locator: string | undefined
  readonly mayDecide: boolean
  readonly hidden: Readonly<Record<string, string>>
  readonly problems?: Problems
  readonly alert?: string | undefined
}

export const RightsView = (props: RightsViewProps) => {
  const { t, opened, problems = {}, alert } = props
  const { words, inTheWay } = opened
  return (
    <>
      <ErrorSummary t={t} problems={problems} />
      {alert && (
        <Notice tone="warn" role="alert">
          <p>{alert}</p>
        </Notice>
      )}
      <Facts {...props} />
      <Card title={t('retention.words-title')}>
        {words === undefined ? (
          <p class="hint">{t('retention.words-erased')}</p>
        ) : (
          <>
            {words.person && (
              <p>
                {words.person}
                {words.contact ? ` · ${words.contact}` : ''}
              </p>
            )}
            <p dir="auto">{words.text === '' ? t('retention.words-none') : words.text}</p>
          </>
        )}
      </Card>
      {inTheWay !== undefined && (
        <Notice tone="warn">
          <p>{t.of(`retention.in-the-way-${inTheWay}`)}</p>
        </Notice>
      )}
      <Moves {...props} />
      <p>
        <a href="/console/rights">{t('retention.rights-back')}</a>
      </p>
    </>
  )
}

const Facts = ({ t, opened, locator }: RightsViewProps) => {
  const { row } = opened
  return (
    <DefinitionList
      items={[
        { term: t('retention.state'), value: t.of(`retention.rights-${row.state}`) },
        { term: t('retention.rights-from'), value: t.of(`retention.source-${row.source}`) },
        ...(locator === undefined ? [] : [{ term: t('retention.about-report'), value: locator }]),
        { term: t('retention.received'), value: formatMoment(row.received_at) },
        {
          term: t('retention.answer-by'),
          value: (
            <Clock
              t={t}
              due={opened.answerDue}
              late={opened.answerLate}
              done={row.acknowledged_at ?? row.decided_at ?? row.closed_at}
            />
          ),
        },
        {
          term: t('retention.carry-out-by'),
          value: <Clock t={t} due={opened.carryOutDue} late={opened.carryOutLate} done={row.closed_at} />,
        },
        ...(row.extension_reason === null
          ? []
          : [{ term: t('retention.extended'), value: t.of(`retention.extend-${row.extension_reason}`) }]),
        ...(row.outcome === null
          ? []
          : [{ term: t('retention.outcome'), value: t.of(`retention.outcome-${row.outcome}`) }]),
        ...(row.refusal_reason === null
          ? []
          : [{ term: t('retention.reason'), value: t.of(`retention.refuse-${row.refusal_reason}`) }]),
      ]}
    />
  )
}

const Moves = ({ t, opened, mayDecide, hidden, problems = {} }: RightsViewProps) => {
  const { row, moves } = opened
  const form = (what: string) => ({
    method: 'post' as const,
    action: `/console/rights/${row.id}/${what}`,
    'data-once': true,
  })
  return (
    <>
      {moves.includes('acknowledge') && (
        <form {...form('acknowledge')}>
          <HiddenFields values={hidden} />
          <p class="hint">{t('retention.acknowledge-hint')}</p>
          <Button>{t('retention.acknowledge')}</Button>
        </form>
      )}
      {mayDecide && moves.includes('refuse') && (
        <Card title={t('retention.decide-title')}>
          <form {...form('decide')} novalidate>
            <HiddenFields values={hidden} />
            {row.kind === 'erasure' && row.report_id !== null && <p>{t('retention.decide-erases')}</p>}
            <Select
              t={t}
              name="outcome"
              label={t('retention.outcome')}
              placeholder={t('retention.choose')}
              options={(['grant', 'grant-partly', 'refuse'] as const).map((name) => ({
                value: name,
                label: t.of(
                  row.kind === 'erasure' && row.report_id !== null
                    ? `retention.erase-${name}`
                    : `retention.decide-${name}`,
                ),
              }))}
              problem={problems.outcome}
            />
            <Select
              t={t}
              name="reason"
              label={t('retention.refuse-why')}
              placeholder={t('retention.choose')}
              options={refusalReasons.map((name) => ({
                value: name,
                label: t.of(`retention.refuse-${name}`),
              }))}
              problem={problems.reason}
            />
            <Button>{t('retention.decide')}</Button>
          </form>
        </Card>
      )}
      {mayDecide && isOpen(row.state) && row.extended_at === null && !opened.carryOutLate && (
        <Card title={t('retention.extend-title')}>
          <form {...form('extend')} novalidate>
            <HiddenFields values={hidden} />
            <Select
              t={t}
              name="reason"
              id="extend-reason"
              label={t('retention.extend-why')}
              placeholder={t('retention.choose')}
              options={extensionReasons.map((name) => ({
                value: name,
                label: t.of(`retention.extend-${name}`),
              }))}
            />
            <Button kind="quiet">{t('retention.extend')}</Button>
          </form>
        </Card>
      )}
      {mayDecide && moves.includes('finish') && (
        <form {...form('finish')}>
          <HiddenFields values={hidden} />
          <p class="hint">{t('retention.finish-hint')}</p>
          <Button>{t('retention.finish')}</Button>
        </form>
      )}
    </>
  )
}
