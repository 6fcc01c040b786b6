import { newId } from '../../../src/kit/random.ts'
import { newToken } from '../../../src/seal/token.ts'
import { testPassword } from '../../province.ts'
import { caseActions } from './actions-cases.ts'
import { intakeActions } from './actions-intake.ts'
import { detectionActions } from './detection.ts'
import { retentionActions } from './retention.ts'
import { closed, own, refused, reporter, type Stance } from './stance.ts'

const machine = 'the operator at the machine, or scheduled work'

const referralActions: Readonly<Record<string, Stance>> = {
  'referrals/acceptReferral': refused(({ referralId }) => ({ referralId })),
  'referrals/acknowledgeReferral': refused(({ referralId }) => ({ referralId })),
  'referrals/closeReferral': refused(({ referralId }) => ({ referralId })),
  'referrals/escalateOverdue': closed(machine),
  'referrals/listReferrals': own('an agency’s own letters', {
    incoming: () => ({ tab: 'incoming' }),
    outgoing: () => ({ tab: 'outgoing' }),
    closed: () => ({ tab: 'closed' }),
    'after theirs': ({ referralId }) => ({ tab: 'outgoing', after: `P0_0_${referralId}` }),
  }),
  'referrals/markEscalationSeen': refused(({ escalationId }) => ({ escalationId, how: 'phone' })),
  'referrals/openReferral': refused(({ referralId }) => ({ referralId, reason: 'referral-work' })),
  'referrals/reportReferralResult': refused(({ referralId }) => ({
    referralId,
    result: 'other',
    text: 'Xong.',
  })),
  'referrals/returnReferral': refused(({ referralId }) => ({ referralId, reason: 'other', text: 'Trả.' })),
  'referrals/sendReferral': refused(({ caseId }, mine) => letter({ caseId }, mine.policeId), {
    'own case, their report': ({ reportId }, mine) =>
      letter({ caseId: mine.caseId, items: [`report:${reportId}`] }, mine.policeId),
    'own case, their evidence': ({ fileId }, mine) =>
      letter({ caseId: mine.caseId, items: [`evidence:${fileId}`] }, mine.policeId),
  }),
  'referrals/startReferralWork': refused(({ referralId }) => ({ referralId })),
}

const letter = (about: object, agencyId: string) => ({
  agencyId,
  purpose: 'investigate',
  urgency: 'P1',
  subject: 'Việc',
  asked: 'Đề nghị.',
  summary: 'Tóm tắt.',
  ...about,
})

const accountActions: Readonly<Record<string, Stance>> = {
  'accounts/changePassword': own('one’s own password', {
    own: () => ({ current: testPassword, next: testPassword, again: testPassword }),
  }),
  'accounts/confirmSignIn': reporter('nobody is signed in yet; the code decides', {
    'a cookie of one’s own making': () => ({ token: newToken(), code: '123456' }),
  }),
  'accounts/createClient': closed(machine),
  'accounts/createMember': own('a colleague in one’s own agency', {
    new: () => ({
      login: `x${newId().slice(0, 8)}`,
      name: 'Người mới',
      roles: ['officer'],
      password: testPassword,
    }),
  }),
  'accounts/disableIdleMember': closed(machine),
  'accounts/disableMember': refused(({ memberId }) => ({ memberId })),
  'accounts/enableMember': refused(({ memberId }) => ({ memberId, password: testPassword })),
  'accounts/endOneSession': own('one’s own session, by the hash of its secret', {
    ghost: () => ({ sessionId: 'x'.repeat(43) }),
  }),
  'accounts/endOthers': own('one’s own sessions', { own: () => ({ token: newToken() }) }),
  'accounts/enrolSecondFactor': own('one’s own authenticator, from a page made for oneself', {
    'made for nobody': () => ({ token: newToken(), offered: 'x'.repeat(80), code: '123456' }),
  }),
  'accounts/grantKey': refused(({ memberId }) => ({ memberId })),
  'accounts/operatorCreateMember': closed(machine),
  'accounts/operatorDisableMember': closed(machine),
  'accounts/operatorResetMember': closed(machine),
  'accounts/proveAgain': own('one’s own password or code, in one’s own session', {
    'without a session': () => ({ token: newToken(), password: testPassword }),
  }),
  'accounts/removeSecondFactor': own('one’s own second factor', { own: () => ({}) }),
  'accounts/renewRecoveryCodes': own('one’s own recovery codes', { own: () => ({}) }),
  'accounts/resetSecondFactor': refused(({ memberId }) => ({ memberId })),
  'accounts/resetPassword': refused(({ memberId }) => ({ memberId, password: testPassword })),
  'accounts/setShift': refused(({ memberId }) => ({
    memberId,
    from: '2026-11-24T18:00',
    to: '2026-11-25T06:00',
  })),
  'accounts/signIn': reporter('nobody is signed in yet; the password decides', {
    'their account, wrong password': ({ mark }) => ({
      login: `${mark}login`,
      password: 'khong-phai-mat-khau',
    }),
  }),
  'accounts/signOut': own('one’s own session, by its secret', { own: () => ({ token: newToken() }) }),
  'accounts/sweepSessions': closed(machine),
  'accounts/useRecoveryKey': closed(machine),
}

const otherActions: Readonly<Record<string, Stance>> = {
  'agencies/createRecoveryKey': closed(machine),
  'agencies/foundAgency': closed(machine),
  'agencies/takeAreas': closed(machine),
  'portal/planDowntime': closed(machine),
  'portal/takeDowntimeBack': closed(machine),
  'audit/noteBackup': closed(machine),
  'audit/noteRestore': closed(machine),
  'audit/closeDay': closed(machine),
  'audit/rotateKey': closed(machine),
  'audit/readLedger': own('entries of one’s own agency; its own look-ups name what was asked', {
    all: () => ({}),
    'before the end': () => ({ before: 1_000_000 }),
    'their report': ({ reportId }) => ({ object: `report:${reportId}` }),
    'their case by a bare id': ({ caseId }) => ({ object: caseId }),
    'their member': ({ memberId }) => ({ object: `member:${memberId}` }),
    'their referral': ({ referralId }) => ({ object: `referral:${referralId}` }),
  }),
  'console/findNumber': own('cases and referrals of one’s own agency', {
    'their case': ({ caseNumber }) => ({ query: caseNumber }),
    'their referral': ({ referralNumber }) => ({ query: referralNumber }),
    'their referral without letters': ({ referralNumber }) => ({ query: referralNumber.slice(3) }),
  }),
  'console/findPlace': own('reports and cases of one’s own agency, wherever they happened', {
    'their commune': () => ({ query: 'x01' }),
    'every ward like it': () => ({ query: 'xa mau 1' }),
    'after theirs': ({ reportId, caseId }) => ({
      query: 'x01',
      reportsAfter: { at: new Date(9_999_999_999_999), id: reportId },
      casesAfter: { at: new Date(9_999_999_999_999), id: caseId },
    }),
  }),
  'console/openHome': own('one’s own work', { home: () => ({}) }),
  'console/openOversight': own('figures of one’s own agency', {
    month: () => ({ days: 30 }),
    year: () => ({ days: 365 }),
  }),
}

/** Every action of Khiên by `room/exportName`. A new action takes its place here or the walk fails. */
export const actionTable: Readonly<Record<string, Stance>> = {
  ...accountActions,
  ...caseActions,
  ...detectionActions,
  ...intakeActions,
  ...referralActions,
  ...retentionActions,
  ...otherActions,
}
