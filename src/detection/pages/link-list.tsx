import { domainToUnicode } from 'node:url'
import { formTokenField } from '../../action/web.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { LinkEntryRow, LinkListRow } from '../store/link-lists.ts'
import { AddLinks, type AddLinksProps } from './add-links.tsx'
import { KindTag } from './link-lists.tsx'

export interface LinkListProps extends AddLinksProps {
  readonly list: LinkListRow
  readonly agency: string
  readonly entries: readonly LinkEntryRow[]
  readonly part: string
  readonly past: boolean
  readonly first?: string | undefined
  readonly next?: string | undefined
  readonly mayWrite: boolean
  readonly done?: { readonly what: 'added' | 'imported' | 'ended'; readonly n: number } | undefined
}

export const LinkList = (props: LinkListProps) => {
  const { t, list, agency, entries, part, past, first, next, mayWrite, done, problems = {} } = props
  const path = `/console/rules/links/${list.id}`
  return (
    <>
      <p>
        <a href="/console/rules/links">‹ {t('detection.tab-links')}</a>
      </p>
      <ErrorSummary t={t} problems={problems} />
      {done && (
        <Notice tone="ok" role="status">
          {t(`detection.links-${done.what}`, { n: formatNumber(done.n, t.locale) })}
        </Notice>
      )}
      <p>
        <KindTag t={t} kind={list.kind} /> {t(`detection.kind-hint-${list.kind}`)}
      </p>
      <p class="hint">
        {t('detection.list-facts', { source: list.source, agency, day: formatDay(list.added_at) })}
      </p>
      {mayWrite && <AddLinks {...props} />}
      <h2>{t('detection.list-hosts')}</h2>
      <Tabs
        t={t}
        label={t('detection.list-hosts')}
        items={[
          { href: path, label: t('detection.hosts-now'), current: !past },
          { href: `${path}?past=1`, label: t('detection.hosts-past'), current: past },
        ]}
      />
      <form method="get" action={path} class="bar">
        {past && <HiddenFields values={{ past: '1' }} />}
        <div class="field">
          <label for="field-part">{t('detection.host-part')}</label>
          <input class="input" type="search" id="field-part" name="part" value={part} autocomplete="off" />
        </div>
        <Button kind="quiet">{t('detection.host-find')}</Button>
      </form>
      {entries.length === 0 ? (
        <Empty
          title={t(
            part === ''
              ? past
                ? 'detection.hosts-none-past'
                : 'detection.hosts-none'
              : 'detection.hosts-none-found',
          )}
        />
      ) : (
        <Entries {...props} />
      )}
      <Pager t={t} first={first} next={next} />
    </>
  )
}

/** In its own letters, and as machines write it where that differs: look-alike letters show there. */
const Host = ({ host }: { readonly host: string }) => {
  const shown = domainToUnicode(host) || host
  return (
    <>
      <SafeText text={shown} />
      {shown !== host && <span class="hint">{host}</span>}
    </>
  )
}

const Entries = ({ t, list, entries, past, mayWrite, formToken }: LinkListProps) => (
  <DataTable
    caption={t('detection.list-hosts')}
    columns={[
      t('detection.column-host'),
      t('detection.column-note'),
      t('detection.column-added'),
      t(past ? 'detection.column-ended' : 'detection.column-expires'),
      ...(mayWrite && !past ? [t('detection.column-do')] : []),
    ]}
    rows={entries.map((entry) => [
      <Host host={entry.host} />,
      entry.note === '' ? '–' : <SafeText text={entry.note} />,
      formatDay(entry.added_at),
      lastDay(t, entry),
      ...(mayWrite && !past
        ? [
            <form method="post" action={`/console/rules/links/${list.id}/end`}>
              <HiddenFields values={{ [formTokenField]: formToken, host: entry.host }} />
              <Button kind="quiet" small>
                {t('detection.host-end')}
                <span class="visually-hidden"> {entry.host}</span>
              </Button>
            </form>,
          ]
        : []),
    ])}
  />
)

const lastDay = (t: Translate, { ended_at, expiresOn }: LinkEntryRow): string =>
  ended_at !== null
    ? formatDay(ended_at)
    : expiresOn === null
      ? t('detection.host-no-end')
      : formatDay(new Date(`${expiresOn}T12:00:00+07:00`))
