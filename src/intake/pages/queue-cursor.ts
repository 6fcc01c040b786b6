import { type Urgency, urgencies } from '../../kit/urgency.ts'
import type { QueueCursor, ReportRow } from '../store/reports.ts'

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
// The moments a timestamptz and a page can both show.
const latest = Date.UTC(9999, 0)

const isUrgency = (text: string | undefined): text is Urgency => urgencies.some((urgency) => urgency === text)

const encode = (parts: readonly string[]): string => Buffer.from(parts.join('|')).toString('base64url')
const decode = (text: string | undefined): string[] =>
  text === undefined || text.length > 200 ? [] : Buffer.from(text, 'base64url').toString().split('|')

const momentOf = (text: string | undefined): Date | undefined => {
  const ms = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return ms <= latest ? new Date(ms) : undefined
}

/** Where the next page of the queue begins, as an opaque word for a link. */
export const queueCursor = ({ urgency, due_at, id }: Pick<ReportRow, 'urgency' | 'due_at' | 'id'>): string =>
  encode([urgency, String(due_at.getTime()), id])

/** `undefined` for anything that is not one of our cursors: such a link shows the first page. */
export const readQueueCursor = (text: string | undefined): QueueCursor | undefined => {
  const [urgency, due, id = '', ...rest] = decode(text)
  const dueAt = momentOf(due)
  if (!isUrgency(urgency) || dueAt === undefined || !idShape.test(id) || rest.length > 0) return undefined
  return { urgency, dueAt, id }
}

export const decidedCursor = ({ received_at, id }: Pick<ReportRow, 'received_at' | 'id'>): string =>
  encode([String(received_at.getTime()), id])

export const readDecidedCursor = (text: string | undefined): { receivedAt: Date; id: string } | undefined => {
  const [received, id = '', ...rest] = decode(text)
  const receivedAt = momentOf(received)
  return receivedAt === undefined || !idShape.test(id) || rest.length > 0 ? undefined : { receivedAt, id }
}
