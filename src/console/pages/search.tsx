import type { Translate } from '../../kit/text.ts'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type WorkLine, WorkTable } from './work-table.tsx'

export interface SearchPageProps {
  readonly t: Translate
  readonly now: Date
  readonly query: string
  /** A case or a referral of that number. */
  readonly numbered: readonly WorkLine[]
  readonly reports: readonly WorkLine[]
  readonly unindexed: boolean
  readonly problem?: string | undefined
}

export const SearchPage = ({ t, now, query, numbered, reports, unindexed, problem }: SearchPageProps) => {
  if (query === '') return <Notice>{t('console.search-ask')}</Notice>
  if (problem) return <Notice tone="warn">{problem}</Notice>
  const nothing = numbered.length === 0 && reports.length === 0
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
    </>
  )
}
