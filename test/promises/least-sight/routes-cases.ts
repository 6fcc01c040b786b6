import { type Ask, type Door, own, refused } from './door.ts'

const text = 'Lời.'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const smallPicture = { name: 'a.png', bytes: new Uint8Array(png) }

type Fields = Readonly<Record<string, string>>

/** A form of their case. */
const work = (fields: Fields = {}): Door =>
  refused({ theirs: ({ caseId }) => ({ params: { id: caseId }, fields }) })

/** The same form twice: of their case, and of one’s own case with one thing of theirs in it. */
const workWith = (
  name: string,
  fields: (thing: Parameters<Ask>[0], mine: Parameters<Ask>[1]) => Fields,
): Door =>
  refused({
    theirs: (theirs, mine) => ({ params: { id: theirs.caseId }, fields: fields(theirs, mine) }),
    [name]: (theirs, mine) => ({ params: { id: mine.caseId }, fields: fields(theirs, mine) }),
  })

export const caseRoutes: Readonly<Record<string, Door>> = {
  'GET /console/cases': own('one’s own cases', { same: ['/console/cases'] }),
  'GET /console/cases/all': own('cases of one’s own agency', { same: ['/console/cases/all'] }),
  'GET /console/cases/closed': own('cases of one’s own agency', { same: ['/console/cases/closed'] }),
  'GET /console/cases/new': refused({ form: ({ waitingId }) => ({ query: { report: waitingId } }) }),
  'POST /console/cases/new': refused({
    start: ({ waitingId }) => ({ fields: { reportId: waitingId, title: text, summary: text } }),
  }),
  'POST /console/cases/add-report': refused({
    'into own case': ({ waitingId }, mine) => ({ fields: { reportId: waitingId, number: mine.caseNumber } }),
  }),
  'GET /console/cases/:id': refused({
    why: ({ caseId }) => ({ params: { id: caseId } }),
    open: ({ caseId }) => ({ params: { id: caseId }, query: { reason: 'case-work' } }),
  }),
  'POST /console/cases/:id/take': work(),
  'POST /console/cases/:id/assign': refused({
    theirs: ({ caseId }, mine) => ({ params: { id: caseId }, fields: { memberId: mine.memberId } }),
  }),
  'POST /console/cases/:id/urgency': work({ urgency: 'P3' }),
  'POST /console/cases/:id/assess': work({ text }),
  'POST /console/cases/:id/act': work({ text }),
  'POST /console/cases/:id/resolve': work({ outcome: 'other', text }),
  'POST /console/cases/:id/inform': work({ text }),
  'POST /console/cases/:id/close': work(),
  'POST /console/cases/:id/reopen': work({ text }),
  'POST /console/cases/:id/subjects': work({ kind: 'child', label: text, age: '', details: '' }),
  'POST /console/cases/:id/remove-subject': workWith('their subject', ({ subjectId }) => ({ subjectId })),
  'POST /console/cases/:id/notes': work({ text }),
  'POST /console/cases/:id/tasks': refused({
    theirs: ({ caseId }, mine) => ({
      params: { id: caseId },
      fields: { kind: 'verify', title: text, assigneeId: mine.memberId },
    }),
  }),
  'POST /console/cases/:id/move-task': workWith('their task', ({ taskId }) => ({ taskId, move: 'accept' })),
  'POST /console/cases/:id/transfer-task': workWith('their task', ({ taskId }, mine) => ({
    taskId,
    assigneeId: mine.memberId,
  })),
  'POST /console/cases/:id/messages': workWith('their report', ({ reportId }) => ({ reportId, text })),
  'POST /console/cases/:id/evidence': refused({
    theirs: ({ caseId }) => ({ params: { id: caseId }, fields: { description: text }, file: smallPicture }),
  }),
  'POST /console/cases/:id/report-evidence': workWith('their file', ({ attachmentId }) => ({
    attachmentId,
    description: text,
  })),
  'POST /console/cases/:id/links': work({
    url: 'https://example.test/x',
    seenAt: '2026-01-05T08:00',
    description: text,
  }),
  'GET /console/evidence/:id/file': refused({
    view: ({ fileId }) => ({ params: { id: fileId }, query: { reason: 'case-work' } }),
    'a file that came from a report': ({ reportFileId }) => ({
      params: { id: reportFileId },
      query: { reason: 'case-work' },
    }),
  }),
  'POST /console/evidence/:id/export': refused({
    export: ({ fileId }) => ({ params: { id: fileId }, fields: { reason: 'case-work' } }),
  }),
  'POST /console/evidence/:id/verify': refused({ verify: ({ linkId }) => ({ params: { id: linkId } }) }),
  'GET /console/cases/:id/refer': refused({ form: ({ caseId }) => ({ params: { id: caseId } }) }),
  'POST /console/cases/:id/refer': refused({
    send: ({ caseId }, mine) => ({
      params: { id: caseId },
      fields: {
        agencyId: mine.policeId,
        purpose: 'investigate',
        urgency: 'P1',
        subject: text,
        asked: text,
        summary: text,
      },
    }),
  }),
}
