import { type Member, type Permission, permits } from '../../action/permissions.ts'

/** Kinds of news and the list each belongs to; nobody hears of what they may not list. */
const neededFor = {
  report: 'report.queue',
  message: 'report.queue',
  case: 'case.list',
  task: 'case.list',
  referral: 'referral.list',
} as const satisfies Readonly<Record<string, Permission>>
export type NewsKind = keyof typeof neededFor

export const mayHear = (member: Member, kind: NewsKind): boolean => permits(member, neededFor[kind])

/** Open streams of one member: a few tabs, never a flood. */
export const streamsPerMember = 4
/** A comment this often keeps proxies from cutting the stream, and the session is looked at again. */
export const heartbeat = 20_000
/** A browser that takes nothing for so long has gone. */
export const writeDeadline = 10_000
