import { formTokenField } from '../../action/web.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { shareOf } from '../model/life/accuracy.ts'
import type { Rule } from '../model/rules/schema.ts'
import type { VersionRow } from '../store/rules.ts'
import { RuleTabs } from './rule-tabs.tsx'
import { labelWords, shareWords, stateTone } from './rule-words.ts'

export interface RuleListProps {
  readonly t: Translate
  readonly formToken: string
  readonly rows: readonly VersionRow[]
  /** Rules that came with Khiên, and since when some are silent. */
  readonly house: readonly Rule[]
  readonly off: ReadonlyMap<string, Date>
  /** One's own agency's counts of seven days, as `rule@version outcome`. */
  readonly counts: ReadonlyMap<string, number>
  readonly verdicts: ReadonlyMap<string, { readonly right: number; readonly wrong: number }>
  /** Rules that have spoken as often today as they may. */
  readonly over: readonly string[]
  readonly mayWrite: boolean
  readonly mayPromote: boolean
}

export const RuleList = (props: RuleListProps) => {
  const { t, rows, house, off, over, mayWrite } = props
  return (
    <>
      <RuleTabs t={t} current="rules" mayWrite={mayWrite} />
      <p>{t('detection.list-lead')}</p>
      {over.length > 0 && (
        <Notice tone="warn" title={t('detection.over-quota-title')}>
          {t('detection.over-quota', { names: over.join(', ') })}
        </Notice>
      )}
      {mayWrite && (
        <p>
          <ButtonLink href="/console/rules/new" shortcut="n">
            {t('detection.write-new')}
          </ButtonLink>
        </p>
      )}
      <h2>{t('detection.own-rules')}</h2>
      {rows.length === 0 ? (
        <Empty title={t('detection.list-empty')}>
          <p>{t('detection.list-empty-hint')}</p>
        </Empty>
      ) : (
        <OwnRules {...props} />
      )}
      <h2>{t('detection.house-rules')}</h2>
      <p class="hint">{t('detection.house-rules-hint')}</p>
      {[...Map.groupBy(house, ({ label }) => label)].map(([label, rules]) => (
        <Details summary={houseOf(t, label, rules, off)}>
          <HouseRules {...props} house={rules} label={label} />
        </Details>
      ))}
    </>
  )
}

const houseOf = (t: Translate, label: string, rules: readonly Rule[], off: RuleListProps['off']): string => {
  const silent = rules.filter(({ id }) => off.has(id)).length
  return t(silent === 0 ? 'detection.house-of' : 'detection.house-of-off', {
    label: labelWords(t, label),
    n: rules.length,
    off: silent,
  })
}

const spokenOf = (counts: RuleListProps['counts'], name: string): number =>
  ['spoke', 'would-have', 'over-quota'].reduce(
    (sum, outcome) => sum + (counts.get(`${name} ${outcome}`) ?? 0),
    0,
  )

const OwnRules = ({ t, rows, counts, verdicts }: RuleListProps) => (
  <DataTable
    caption={t('detection.own-rules')}
    columns={[
      t('detection.column-rule'),
      t('detection.column-state'),
      t('detection.column-hits'),
      t('detection.column-precision'),
    ]}
    rows={rows.map((row) => {
      const name = `${row.rule_id}@${row.version}`
      const { right, wrong } = verdicts.get(name) ?? { right: 0, wrong: 0 }
      return [
        <>
          <a href={`/console/rules/${row.rule_id}`}>{row.rule_id}</a>
          <span class="hint">{labelWords(t, row.label)}</span>
        </>,
        <Tag tone={stateTone[row.state]}>{t(`detection.state-${row.state}`)}</Tag>,
        formatNumber(spokenOf(counts, name), t.locale),
        shareWords(t, shareOf(right, right + wrong)),
      ]
    })}
  />
)

const HouseRules = ({
  t,
  formToken,
  house,
  off,
  counts,
  mayPromote,
  label,
}: RuleListProps & { readonly label: string }) => (
  <DataTable
    caption={labelWords(t, label)}
    columns={[t('detection.column-says'), t('detection.column-hits'), t('detection.column-state')]}
    rows={house.map(({ id, version, reason }) => {
      const isOff = off.has(id)
      return [
        <>
          {t.locale === 'en' ? reason.en : reason.vi}
          <span class="hint">{id}</span>
        </>,
        formatNumber(spokenOf(counts, `${id}@${version}`), t.locale),
        <form method="post" action={`/console/rules/${id}/switch`}>
          <HiddenFields values={{ [formTokenField]: formToken, on: isOff ? 'on' : 'off' }} />
          <Tag tone={isOff ? 'calm' : 'ok'}>{t(isOff ? 'detection.house-off' : 'detection.house-on')}</Tag>{' '}
          {mayPromote && (
            <Button kind="quiet" small>
              {t(isOff ? 'detection.turn-on' : 'detection.turn-off')}
              <span class="visually-hidden"> {id}</span>
            </Button>
          )}
        </form>,
      ]
    })}
  />
)
