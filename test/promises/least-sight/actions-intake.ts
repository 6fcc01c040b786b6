import { newToken } from '../../../src/seal/token.ts'
import { shared } from './matter.ts'
import { closed, own, refused, reporter, type Stance } from './stance.ts'

const text = 'Lời.'
const draft = 'one’s own unfinished report, by the secret of the cookie'
const mailbox = 'one’s own report, by the key of the receipt'

/** The public half of a key nobody holds. */
export const someKey = 'age19e4ua8mftud4xl4e7vnzdgztxfpcctstau8wj3naz4fauqsepgnqe392nh'

/** What the form of a call sends, for one’s own commune. */
export const aCall = () => ({
  once: newToken(),
  channel: 'phone',
  occurredAt: 'hôm nay',
  narrative: `Một cuộc gọi về ${shared.url}`,
  reporter: 'neighbour',
  ageBand: 'unknown',
  commune: 'x01',
  safeNow: 'unknown',
  childSex: 'unknown',
})

export const intakeActions: Readonly<Record<string, Stance>> = {
  'intake/acceptReport': refused(({ waitingId }) => ({ reportId: waitingId })),
  'intake/addDraftFile': reporter(draft),
  'intake/addMailboxFile': reporter(mailbox),
  'intake/answerStep': reporter(draft),
  'intake/declineReport': refused(({ waitingId }) => ({
    reportId: waitingId,
    reason: 'out-of-scope',
    text,
  })),
  'intake/endReceipt': reporter(draft, { own: (_, mine) => ({ token: mine.draftToken }) }),
  'intake/enterReport': own('a call written down for the agency of the commune', { call: aCall }),
  'intake/exportCorrections': own('decisions of one’s own agency, sealed to a key of one’s own', {
    since: () => ({ since: '2026-01-01', recipient: someKey, reason: 'retrain' }),
  }),
  'intake/informReporter': refused(({ reportId }) => ({ reportId, text })),
  'intake/keepDraft': reporter(draft),
  'intake/leaveMailbox': reporter(mailbox, { 'a strange visit': () => ({ token: newToken() }) }),
  'intake/lockFile': refused(({ attachmentId }) => ({ attachmentId, reason: 'looks-like-abuse' })),
  'intake/mergeReport': refused(({ waitingId }, mine) => ({ reportId: waitingId, into: mine.locator }), {
    'own report into theirs': ({ locator }, mine) => ({ reportId: mine.waitingId, into: locator }),
    'theirs into theirs': ({ waitingId, locator }) => ({ reportId: waitingId, into: locator }),
  }),
  'intake/openAttachment': refused(({ attachmentId }) => ({ attachmentId, reason: 'triage' }), {
    'a file of an unfinished report': ({ draftFileId }) => ({ attachmentId: draftFileId, reason: 'triage' }),
  }),
  'intake/openMailbox': reporter('the receipt decides', {
    'their number, wrong secret': ({ locator }) => ({ locator, secret: '0000000000000000' }),
  }),
  'intake/openReport': refused(({ reportId }) => ({ reportId, reason: 'triage' })),
  'intake/openWords': refused(({ reportId }) => ({ reportId, reason: 'case-work' })),
  'intake/previewAttachment': refused(({ attachmentId }) => ({ attachmentId })),
  'intake/readAttachment': refused(({ attachmentId }) => ({ attachmentId, reason: 'triage' })),
  'intake/readDraft': reporter(draft, { own: (_, mine) => ({ token: mine.draftToken }) }),
  'intake/readMailbox': reporter(mailbox, { own: () => ({}) }),
  'intake/redirectReport': refused(({ waitingId }, mine) => ({
    reportId: waitingId,
    agencyId: mine.policeId,
  })),
  'intake/renewDraft': reporter(draft, {
    own: (_, mine) => ({ token: mine.draftToken, next: newToken() }),
  }),
  'intake/removeDraftFile': reporter(draft, {
    'own draft, their file': ({ draftFileId }, mine) => ({ token: mine.draftToken, fileId: draftFileId }),
    'own draft, file of their report': ({ attachmentId }, mine) => ({
      token: mine.draftToken,
      fileId: attachmentId,
    }),
  }),
  'intake/searchReports': own('reports of one’s own agency', {
    'their number': ({ locator }) => ({ query: locator }),
    'their word': ({ mark }) => ({ query: `${mark}narrative` }),
    'their link': ({ mark }) => ({ query: `https://${mark}url.example/x` }),
    'a word of both': () => ({ query: shared.word }),
    'a link of both': () => ({ query: shared.url }),
  }),
  'intake/submitClientReport': closed('a partner system with an API key'),
  'intake/showReceipt': reporter(draft, { own: (_, mine) => ({ token: mine.draftToken }) }),
  'intake/submitDraft': reporter(draft),
  'intake/submitPublicReport': reporter('anybody may report'),
  'intake/makeRoom': closed('scheduled work'),
  'intake/sweepDrafts': closed('scheduled work'),
  'intake/tellWhoKnows': refused(({ reportId }) => ({ reportId, agencyKind: 'police' })),
  'intake/triageReport': refused(({ waitingId }) => ({
    reportId: waitingId,
    urgency: 'P3',
    legalNature: 'feedback',
    categories: ['CT-GROOM'],
  })),
  'intake/writeMessage': reporter(mailbox, { own: () => ({ text }) }),
  'intake/writeToReporter': refused(({ reportId }) => ({ reportId, text })),
}
