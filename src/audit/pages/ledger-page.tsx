import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Names, whatWasDone, whichObject, whoActed, whyItWasDone } from '../model/ledger-words.ts'
import type { TimelineEntry } from '../store.ts'

export interface LedgerPageProps {
  readonly t: Translate
  readonly entries: readonly TimelineEntry[]
  readonly members: Names
  readonly agencies: Names
  /** The object the list is narrowed to, as typed. */
  readonly object: string
  readonly problem?: string | undefined
  readonly isFirst: boolean
  readonly next?: number | undefined
}

export const LedgerPage = (props: LedgerPageProps) => {
  const { t, entries, members, agencies, object, problem, isFirst, next } = props
  return (
    <>
      <p>{t('accounts.ledger-lead')}</p>
      <form class="filter" method="get" action="/console/audit">
        <TextField
          t={t}
          name="object"
          label={t('accounts.ledger-filter')}
          hint={t('accounts.ledger-filter-hint')}
          value={object}
          problem={problem}
          maxLength={80}
        />
        <Button kind="quiet" small>
          {t('accounts.ledger-filter-do')}
        </Button>
        {object !== '' && (
          <a class="button plain small" href="/console/audit">
            {t('accounts.ledger-filter-clear')}
          </a>
        )}
      </form>
      {entries.length === 0 ? (
        <Empty title={t('accounts.ledger-empty')} />
      ) : (
        <div class="ledger">
          {' '}
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
                  {whichObject(t, entry.object)}
                </a>
              ) : (
                whichObject(t, entry.object)
              ),
              whyItWasDone(t, entry, { agencies, members }) ?? '',
            ])}
          />
        </div>
      )}
      <Pager
        t={t}
        first={isFirst ? undefined : '/console/audit'}
        next={next === undefined ? undefined : `/console/audit?before=${next}`}
      />
    </>
  )
}

const What = ({ t, entry }: { readonly t: Translate; readonly entry: TimelineEntry }) => {
  const words = whatWasDone(t, entry)
  return <span>{entry.outcome === 'refused' ? <Tag tone="warn">{words}</Tag> : words}</span>
}
