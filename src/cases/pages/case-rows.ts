import type { Member } from '../../action/permissions.ts'
import type { Db } from '../../db/open.ts'
import type { CaseFilter } from '../model/case-filter.ts'
import { closedPage, minePage, openPage } from '../store/case-lists.ts'
import type { CaseRow } from '../store/cases.ts'
import { readClosedCursor, readOpenCursor } from './case-cursor.ts'
import type { CaseListView } from './case-list.tsx'

/** A page of one of the lists; `after` is the cursor of a link. */
export const caseRows = (
  db: Db,
  { agencyId, memberId }: Member,
  view: CaseListView,
  filter: CaseFilter,
  after: string | undefined,
  limit: number,
): Promise<CaseRow[]> => {
  switch (view) {
    case 'mine':
      return minePage(db, agencyId, memberId, readOpenCursor(after), limit)
    case 'all':
      return openPage(db, agencyId, readOpenCursor(after), limit, filter)
    case 'closed':
      return closedPage(db, agencyId, readClosedCursor(after), limit)
  }
}
