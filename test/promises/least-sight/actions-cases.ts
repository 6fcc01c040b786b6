import { smallPicture } from './routes-cases.ts'
import { closed, refused, type Stance } from './stance.ts'

const text = 'Lời.'
const file = smallPicture

export const caseActions: Readonly<Record<string, Stance>> = {
  'cases/addEvidence': refused(({ caseId }) => ({ caseId, description: text, file })),
  'cases/addEvidenceFromReport': refused(
    ({ caseId, attachmentId }) => ({ caseId, attachmentId, description: text }),
    {
      'own case, their file': ({ attachmentId }, mine) => ({
        caseId: mine.caseId,
        attachmentId,
        description: text,
      }),
    },
  ),
  'cases/addLink': refused(({ caseId }) => ({
    caseId,
    url: 'https://example.test/x',
    seenAt: '2026-01-05T08:00',
    description: text,
  })),
  'cases/addNote': refused(({ caseId }) => ({ caseId, text })),
  'cases/addReportToCase': refused(
    ({ waitingId }, mine) => ({ reportId: waitingId, number: mine.caseNumber }),
    {
      'own report, their case': ({ caseNumber }, mine) => ({ reportId: mine.waitingId, number: caseNumber }),
    },
  ),
  'cases/addSubject': refused(({ caseId }) => ({ caseId, kind: 'child', label: text })),
  'cases/addTask': refused(
    ({ caseId }, mine) => ({ caseId, kind: 'verify', title: text, assigneeId: mine.memberId }),
    {
      'own case, their member': ({ memberId }, mine) => ({
        caseId: mine.caseId,
        kind: 'verify',
        title: text,
        assigneeId: memberId,
      }),
    },
  ),
  'cases/assessCase': refused(({ caseId }) => ({ caseId, text })),
  'cases/assignCase': refused(({ caseId }, mine) => ({ caseId, memberId: mine.memberId }), {
    'own case, their member': ({ memberId }, mine) => ({ caseId: mine.caseId, memberId }),
  }),
  'cases/closeCase': refused(({ caseId }) => ({ caseId })),
  'cases/exportEvidence': refused(({ fileId }) => ({ evidenceId: fileId, reason: 'case-work' })),
  'cases/informAll': refused(({ caseId }) => ({ caseId, text })),
  'cases/moveTask': refused(({ caseId, taskId }) => ({ caseId, taskId, move: 'accept' }), {
    'own case, their task': ({ taskId }, mine) => ({ caseId: mine.caseId, taskId, move: 'accept' }),
  }),
  'cases/openCase': refused(({ caseId }) => ({ caseId, reason: 'case-work' })),
  'cases/openCaseFromReport': refused(({ waitingId }) => ({ reportId: waitingId, title: text })),
  'cases/openCorrespondence': refused(({ reportId }) => ({ reportId, reason: 'case-work' })),
  'cases/removeSubject': refused(({ caseId, subjectId }) => ({ caseId, subjectId }), {
    'own case, their subject': ({ subjectId }, mine) => ({ caseId: mine.caseId, subjectId }),
  }),
  'cases/reopenCase': refused(({ caseId }) => ({ caseId, text })),
  'cases/resolveCase': refused(({ caseId }) => ({ caseId, outcome: 'other', text })),
  'cases/setCaseUrgency': refused(({ caseId }) => ({ caseId, urgency: 'P3' })),
  'cases/startActing': refused(({ caseId }) => ({ caseId, text })),
  'cases/sweepBlobs': closed('scheduled work'),
  'cases/suggestCases': refused(({ waitingId }) => ({ reportId: waitingId })),
  'cases/takeCase': refused(({ caseId }) => ({ caseId })),
  'cases/transferTask': refused(
    ({ caseId, taskId }, mine) => ({ caseId, taskId, assigneeId: mine.memberId }),
    {
      'own case, their task': ({ taskId }, mine) => ({
        caseId: mine.caseId,
        taskId,
        assigneeId: mine.memberId,
      }),
      'own task, their member': ({ memberId }, mine) => ({
        caseId: mine.caseId,
        taskId: mine.taskId,
        assigneeId: memberId,
      }),
    },
  ),
  'cases/verifyEvidence': refused(({ linkId }) => ({ evidenceId: linkId })),
  'cases/viewEvidence': refused(({ fileId }) => ({ evidenceId: fileId, reason: 'case-work' }), {
    'a file that came from a report': ({ reportFileId }) => ({
      evidenceId: reportFileId,
      reason: 'case-work',
    }),
  }),
}
