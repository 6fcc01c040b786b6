import { newId } from '../../../src/kit/random.ts'
import { testPassword } from '../../province.ts'
import { aCall } from './actions-intake.ts'
import { detectionRoutes } from './detection.ts'
import { asks, type Door, own, refused } from './door.ts'
import { type Matter, shared } from './matter.ts'
import { retentionRoutes } from './retention.ts'
import { caseRoutes } from './routes-cases.ts'

const accountRoutes: Readonly<Record<string, Door>> = {
  'POST /console/sign-out': own('one’s own session', { asked: { own: asks() } }),
  'GET /console/password': own('one’s own password', { same: ['/console/password'] }),
  'POST /console/password': own('one’s own password', {
    asked: { own: asks({}, { current: testPassword, next: testPassword, again: testPassword }) },
  }),
  'GET /console/second-factor': own('one’s own second factor: a new secret each time', {
    clean: ['/console/second-factor'],
  }),
  'POST /console/second-factor': own('one’s own second factor: see its own test', {}),
  'POST /console/second-factor/codes': own('one’s own recovery codes: see their own test', {}),
  'POST /console/second-factor/remove': own('one’s own second factor: see its own test', {}),
  'GET /console/sessions': own('one’s own sessions', { clean: ['/console/sessions'] }),
  'POST /console/sessions/end': own('one’s own session; another’s is not found', {}),
  'POST /console/sessions/end-others': own('one’s own sessions', {}),
  'GET /console/prove': own('asks for one’s own password', { same: ['/console/prove'] }),
  'POST /console/prove': own('one’s own password: see its own test', {}),
  'GET /console/members': own('colleagues', { same: ['/console/members'] }),
  'POST /console/members/create': own('a colleague in one’s own agency', {
    asked: {
      new: () => ({
        fields: {
          login: `x${newId().slice(0, 8)}`,
          name: 'Người mới',
          roles: 'officer',
          password: testPassword,
        },
      }),
    },
  }),
  'POST /console/members/reset': refused({
    reset: ({ memberId }) => ({ fields: { memberId, password: testPassword } }),
  }),
  'POST /console/members/enable': refused({
    enable: ({ memberId }) => ({ fields: { memberId, password: testPassword } }),
  }),
  'POST /console/members/reset-factor': refused({
    'reset factor': ({ memberId }) => ({ fields: { memberId } }),
  }),
  'POST /console/members/disable': refused({ disable: ({ memberId }) => ({ fields: { memberId } }) }),
  'POST /console/members/shift': refused({
    shift: ({ memberId }) => ({ fields: { memberId, from: '2026-11-24T18:00', to: '2026-11-25T06:00' } }),
  }),
  'POST /console/members/grant': refused({ grant: ({ memberId }) => ({ fields: { memberId } }) }),
}

const search = (q: (theirs: Matter) => string) => (theirs: Matter) => ({ query: { q: q(theirs) } })

const consoleRoutes: Readonly<Record<string, Door>> = {
  'GET /console': own('one’s own work', { same: ['/console'] }),
  'GET /console/search': own('things of one’s own agency', {
    same: [
      `/console/search?q=${shared.word}`,
      `/console/search?q=${encodeURIComponent(shared.url)}`,
      '/console/search?q=zqxdutynarrative',
      '/console/search?q=x01',
      '/console/search?q=xa+mau',
    ],
    asked: {
      'their number': search(({ locator }) => locator),
      'their case': search(({ caseNumber }) => caseNumber),
      'their referral': search(({ referralNumber }) => referralNumber),
      'their word': search(({ mark }) => `${mark}narrative`),
    },
  }),
  'GET /console/live': own('news of one’s own agency: see the test of live news', {}),
  'GET /console/oversight': own('figures of one’s own agency', {
    same: ['/console/oversight', '/console/oversight?days=365'],
  }),
  'POST /console/oversight/escalations/:id': refused({
    urge: ({ escalationId }) => ({ params: { id: escalationId }, fields: { how: 'phone' } }),
  }),
  'GET /console/audit': own('entries of one’s own agency', {
    clean: ['/console/audit'],
    asked: {
      'their report': ({ reportId }) => ({ query: { object: `report:${reportId}` } }),
      'their case': ({ caseId }) => ({ query: { object: `case:${caseId}` } }),
      'their referral': ({ referralId }) => ({ query: { object: `referral:${referralId}` } }),
      'their member': ({ memberId }) => ({ query: { object: `member:${memberId}` } }),
      'their evidence': ({ linkId }) => ({ query: { object: `evidence:${linkId}` } }),
      'by a bare id': ({ caseId }) => ({ query: { object: caseId } }),
    },
  }),
}

const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const text = 'Lời.'

const intakeRoutes: Readonly<Record<string, Door>> = {
  'GET /console/reports': own('the queue of one’s own agency', {
    same: ['/console/reports', '/console/reports?urgency=P0', '/console/reports?area=x01'],
  }),
  'GET /console/reports/unread': own('what one’s own reporters wrote', { same: ['/console/reports/unread'] }),
  'GET /console/reports/decided': own('decisions of one’s own agency', {
    same: ['/console/reports/decided'],
  }),
  'GET /console/reports/new': own('an empty form', { same: ['/console/reports/new'] }),
  'POST /console/reports/new': own('a call written down for the agency of the commune', {
    asked: { call: () => ({ fields: aCall() }) },
  }),
  [`GET /console/reports/${id}`]: refused({
    why: ({ reportId }) => ({ params: { id: reportId } }),
    open: ({ reportId }) => ({ params: { id: reportId }, query: { reason: 'triage' } }),
  }),
  [`GET /console/reports/${id}/form-01`]: refused({
    why: ({ reportId }) => ({ params: { id: reportId } }),
    open: ({ reportId }) => ({ params: { id: reportId }, query: { reason: 'triage' } }),
  }),
  [`POST /console/reports/${id}/triage`]: refused({
    triage: ({ waitingId }) => ({
      params: { id: waitingId },
      fields: { urgency: 'P3', legalNature: 'feedback', categories: 'CT-GROOM' },
    }),
  }),
  [`POST /console/reports/${id}/message`]: refused({
    message: ({ reportId }) => ({ params: { id: reportId }, fields: { text } }),
  }),
  [`POST /console/reports/${id}/merge`]: refused({
    merge: ({ waitingId }, mine) => ({ params: { id: waitingId }, fields: { into: mine.locator } }),
  }),
  [`POST /console/reports/${id}/redirect`]: refused({
    redirect: ({ waitingId }, mine) => ({ params: { id: waitingId }, fields: { agencyId: mine.policeId } }),
  }),
  [`POST /console/reports/${id}/decline`]: refused({
    decline: ({ waitingId }) => ({
      params: { id: waitingId },
      fields: { reason: 'out-of-scope', text },
    }),
  }),
  [`GET /console/files/${id}/preview`]: refused({
    preview: ({ attachmentId }) => ({ params: { id: attachmentId } }),
  }),
  [`GET /console/files/${id}`]: refused({
    open: ({ attachmentId }) => ({ params: { id: attachmentId }, query: { reason: 'triage' } }),
  }),
  [`POST /console/files/${id}/words`]: refused({
    words: ({ attachmentId }) => ({ params: { id: attachmentId } }),
  }),
  [`POST /console/files/${id}/lock`]: refused({
    lock: ({ attachmentId }) => ({ params: { id: attachmentId }, fields: { reason: 'looks-like-abuse' } }),
  }),
}

const move =
  (name: string, fields: Readonly<Record<string, string>> = {}) =>
  ({ referralId }: Matter) => ({
    params: { id: referralId, move: name },
    fields,
  })

const referralRoutes: Readonly<Record<string, Door>> = {
  'GET /console/referrals': own('letters of one’s own agency', {
    same: [
      '/console/referrals',
      '/console/referrals?tab=incoming',
      '/console/referrals?tab=outgoing',
      '/console/referrals?tab=closed',
    ],
  }),
  'GET /console/referrals/paper.css': own('how paper looks', { same: ['/console/referrals/paper.css'] }),
  'GET /console/referrals/:id': refused({ open: ({ referralId }) => ({ params: { id: referralId } }) }),
  'GET /console/referrals/:id/print': refused({
    print: ({ referralId }) => ({ params: { id: referralId } }),
  }),
  'POST /console/referrals/:id/:move': refused({
    acknowledge: move('acknowledge'),
    accept: move('accept'),
    return: move('return', { reason: 'other', text }),
    start: move('start'),
    report: move('report', { result: 'other', text }),
    close: move('close'),
    send: move('send'),
  }),
}

/** Every door of the console by method and pattern. A new door takes its place here or the walk fails. */
export const doorTable: Readonly<Record<string, Door>> = {
  ...accountRoutes,
  ...consoleRoutes,
  ...detectionRoutes,
  ...intakeRoutes,
  ...caseRoutes,
  ...referralRoutes,
  ...retentionRoutes,
}

/** Doors outside the console: nobody signs in there, so there is nothing of an agency behind them. */
export const publicDoors: readonly RegExp[] = [
  /^GET \/(healthz|metrics|static\/\*|kit|help|privacy|accessibility|robots\.txt|exit)?$/,
  /^(GET|POST) \/sign-in(\/code)?$/,
  /^(POST \/api\/v1\/(reports|assess)|GET \/api\/v1\/(communes|openapi\.json))$/,
  /^(GET|POST) \/report(\/[a-z/]+)?$/,
  /^(GET|POST) \/follow(\/[a-z/]+)?$/,
  /^POST \/exit(\/clear)?$/,
]
