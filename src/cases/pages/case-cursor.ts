import { type Urgency, urgencies } from '../../kit/urgency.ts'
import type { CaseCursor, ClosedCursor } from '../store/case-lists.ts'
import type { CaseRow } from '../store/cases.ts'

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
// The moments a timestamptz and a page can both show.
const latest = Date.UTC(9999, 0)

const isUrgency = (text: string | undefined): text is Urgency => urgencies.some((urgency) => urgency === text)

const momentOf = (text: string | undefined): Date | undefined => {
  const ms = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return ms <= latest ? new Date(ms) : undefined
}

/** Where the next page of open cases begins: `P1_1790000000000_<id>`. */
export const openCursor = ({ urgency, due_at, id }: Pick<CaseRow, 'urgency' | 'due_at' | 'id'>): string =>
  [urgency, due_at.getTime(), id].join('_')

/** `undefined` for anything that is not one of our cursors: such a link shows the first page. */
export const readOpenCursor = (text: string | undefined): CaseCursor | undefined => {
  const [urgency, due, id = ''] = (text ?? '').split('_')
  const dueAt = momentOf(due)
  return isUrgency(urgency) && dueAt !== undefined && idShape.test(id) ? { urgency, dueAt, id } : undefined
}

export const closedCursor = ({ closed_at, id }: Pick<CaseRow, 'closed_at' | 'id'>): string =>
  [closed_at?.getTime() ?? 0, id].join('_')

export const readClosedCursor = (text: string | undefined): ClosedCursor | undefined => {
  const [closed, id = ''] = (text ?? '').split('_')
  const closedAt = momentOf(closed)
  return closedAt !== undefined && idShape.test(id) ? { closedAt, id } : undefined
}
