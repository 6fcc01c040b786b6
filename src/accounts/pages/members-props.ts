import type { Member } from '../../action/permissions.ts'
import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'
import type { ListedMember } from '../store/members.ts'
import type { Shift } from '../store/shifts.ts'

export const memberDeeds = ['create', 'reset', 'disable', 'enable', 'reset-factor', 'grant', 'shift'] as const
export type MemberDeed = (typeof memberDeeds)[number]

/** A form that came back: what was typed (never passwords) and what to correct. */
export interface MemberAgain {
  readonly deed: MemberDeed
  readonly memberId: string | undefined
  readonly typed: Readonly<Record<string, string | string[]>>
  readonly problems: Problems
  readonly notice: string | undefined
}

export interface MembersPageProps {
  readonly t: Translate
  readonly formToken: string
  readonly member: Member
  readonly members: readonly ListedMember[]
  /** Shifts that have not ended. */
  readonly shifts: readonly Shift[]
  readonly now: Date
  readonly again?: MemberAgain | undefined
  readonly done?: MemberDeed | undefined
}

export interface MemberActionsProps extends MembersPageProps {
  readonly one: ListedMember
}
