import type { Translate } from '../../kit/text.ts'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { type WorkLine, WorkTable } from './work-table.tsx'

/** One list of what happened in the communes that were meant. */
export interface PlaceList {
  readonly title: string
  readonly lines: readonly WorkLine[]
  readonly first: string | undefined
  readonly next: string | undefined
}

export interface SearchPageProps {
  readonly t: Translate
  readonly now: Date
  readonly query: string
  /** A case or a referral of that number. */
  readonly numbered: readonly WorkLine[]
  readonly reports: readonly WorkLine[]
  /** Reports and cases of a commune of that name. */
  readonly ofPlace: readonly PlaceList[]
  readonly unindexed: boolean
  readonly problem?: string | undefined
}

export const SearchPage = ({
  t,
  now,
  query,
  numbered,
  reports,
  ofPlace,
  unindexed,
  problem,
}: SearchPageProps) => {
  if (query === '') return <Notice>{t('console.search-ask')}</Notice>
  if (problem) return <Notice tone="warn">{problem}</Notice>
  const nothing = [numbered, reports, ofPlace].every(({ length }) => length === 0)
  return (
    <>
      {unindexed && <Notice role="status">{t('console.search-unindexed')}</Notice>}
      {nothing && (
        <Empty title={t('console.search-none')}>
          <p>{t('console.search-none-hint')}</p>
          <p>{t('console.search-ask')}</p>
        </Empty>
      )}
      {numbered.length > 0 && (
        <>
          <h2>{t('console.search-numbers')}</h2>
          <WorkTable t={t} now={now} caption={t('console.search-numbers')} lines={numbered} />
        </>
      )}
      {reports.length > 0 && (
        <>
          <h2>{t('console.search-reports')}</h2>
          <WorkTable t={t} now={now} caption={t('console.search-reports')} lines={reports} />
        </>
      )}
      {ofPlace.map(({ title, lines, first, next }) => (
        <>
          <h2>{title}</h2>
          <WorkTable t={t} now={now} caption={title} lines={lines} />
          <Pager t={t} first={first} next={next} />
        </>
      ))}
    </>
  )
}
