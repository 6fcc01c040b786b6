import { formatMoment, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ledgerKinds } from '../model/kinds.ts'
import {
  digestIn,
  type Names,
  whatWasDone,
  whichObject,
  whoActed,
  whyItWasDone,
} from '../model/ledger-words.ts'
import { tailLength } from '../store/verify.ts'
import type { TimelineEntry } from '../store.ts'

/** What the list is narrowed to, as typed. */
export interface LedgerFilter {
  readonly object: string
  readonly who: string
  /** A kind of deed. */
  readonly what: string
  readonly day: string
  readonly until: string
  /** `1` for refused tries alone. */
  readonly refused: string
}

export interface LedgerPageProps {
  readonly t: Translate
  readonly entries: readonly TimelineEntry[]
  readonly members: Names
  readonly agencies: Names
  /** What people call the objects by. */
  readonly numbers: Names
  /** The agency's people, to choose one. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Whether the end of the chain was found sound; nobody looked where it is not said. */
  readonly sound?: boolean | undefined
  readonly filter: LedgerFilter
  readonly problems: Readonly<Record<string, string>>
  readonly isFirst: boolean
  readonly next?: number | undefined
}

const address = (filter: LedgerFilter, before?: number): string => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? '/console/audit' : `/console/audit?${query}`
}

export const LedgerPage = (props: LedgerPageProps) => {
  const { t, entries, filter, isFirst, next } = props
  return (
    <>
      <p>{t('accounts.ledger-lead')}</p>
      <Checked {...props} />
      <Filter {...props} />
      {entries.length === 0 ? <Empty title={t('accounts.ledger-empty')} /> : <Entries {...props} />}
      <Pager
        t={t}
        first={isFirst ? undefined : address(filter)}
        next={next === undefined ? undefined : address(filter, next)}
      />
    </>
  )
}

/**
 * Says what was really checked: the latest entries, while this page was made. The whole chain is the command's work. How many
 * there were is not told: it would count what other agencies do.
 */
const Checked = ({ t, sound }: LedgerPageProps) => {
  if (sound === undefined) return null
  return sound ? (
    <p class="hint">{t('accounts.ledger-sound', { n: formatNumber(tailLength, t.locale) })}</p>
  ) : (
    <Notice tone="warn" role="alert">
      {t('accounts.ledger-broken')}
    </Notice>
  )
}

const Filter = ({ t, filter, people, problems }: LedgerPageProps) => (
  <form class="filter" method="get" action="/console/audit">
    <TextField
      t={t}
      name="object"
      label={t('accounts.ledger-filter')}
      hint={t('accounts.ledger-filter-hint')}
      value={filter.object}
      problem={problems.object}
      maxLength={80}
    />
    <Select
      t={t}
      name="who"
      label={t('accounts.ledger-who')}
      placeholder={t('accounts.ledger-anyone')}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={filter.who}
      problem={problems.who}
    />
    <Select
      t={t}
      name="what"
      label={t('accounts.ledger-what')}
      placeholder={t('accounts.ledger-anything')}
      options={ledgerKinds.map((kind) => ({ value: kind, label: t(`accounts.ledger-kind-${kind}`) }))}
      value={filter.what}
      problem={problems.what}
    />
    <DateTimeField
      t={t}
      kind="date"
      name="day"
      label={t('accounts.ledger-day')}
      value={filter.day}
      problem={problems.day}
    />
    <DateTimeField
      t={t}
      kind="date"
      name="until"
      label={t('accounts.ledger-until')}
      value={filter.until}
      problem={problems.until}
    />
    <Choice
      type="checkbox"
      name="refused"
      value="1"
      label={t('accounts.ledger-only-refused')}
      checked={filter.refused === '1'}
    />
    <Button kind="quiet" small>
      {t('accounts.ledger-filter-do')}
    </Button>
    {Object.values(filter).some((value) => value !== '') && (
      <a class="button plain small" href="/console/audit">
        {t('accounts.ledger-filter-clear')}
      </a>
    )}
  </form>
)

const Entries = ({ t, entries, members, agencies, numbers }: LedgerPageProps) => (
  <div class="ledger">
    <DataTable
      caption={t('accounts.ledger-caption')}
      columns={[
        t('accounts.ledger-number'),
        t('accounts.ledger-at'),
        t('accounts.ledger-who'),
        t('accounts.ledger-what'),
        t('accounts.ledger-object'),
        t('accounts.ledger-why'),
      ]}
      rows={entries.map((entry) => [
        String(entry.seq),
        <time datetime={entry.at.toISOString()}>{formatMoment(entry.at)}</time>,
        whoActed(t, entry, members),
        <What t={t} entry={entry} />,
        entry.object.includes(':') ? (
          <a
            href={`/console/audit?object=${encodeURIComponent(entry.object)}`}
            title={t('accounts.ledger-this-object')}
          >
            {whichObject(t, entry.object, numbers)}
          </a>
        ) : (
          whichObject(t, entry.object)
        ),
        <Why t={t} entry={entry} names={{ agencies, members }} />,
      ])}
    />
  </div>
)

const What = ({ t, entry }: { readonly t: Translate; readonly entry: TimelineEntry }) => {
  const words = whatWasDone(t, entry)
  return <span>{entry.outcome === 'refused' ? <Tag tone="warn">{words}</Tag> : words}</span>
}

interface WhyProps {
  readonly t: Translate
  readonly entry: TimelineEntry
  readonly names: { readonly agencies: Names; readonly members: Names }
}

/** A digest is for comparing, letter by letter, when somebody doubts; its beginning is enough until then. */
const Why = ({ t, entry, names }: WhyProps) => {
  const digest = digestIn(entry.reason)
  if (digest === undefined) return <span>{whyItWasDone(t, entry, names) ?? ''}</span>
  return (
    <details class="digest">
      <summary>SHA-256 {digest.slice(0, 8)}…</summary>
      <code>{digest}</code>
    </details>
  )
}
