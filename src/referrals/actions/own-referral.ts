import type { Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import type { Member } from '../../action/permissions.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { Refusal } from '../../kit/refusal.ts'
import { type ReferralMove, type ReferralState, referralMoves, type Side } from '../model.ts'
import { lockReferral, type ReferralRow } from '../store/referrals.ts'

export const sideOf = (row: ReferralRow, agencyId: string): Side =>
  row.from_agency_id === agencyId ? 'sender' : 'receiver'

export interface ReferralInHand {
  readonly row: ReferralRow
  readonly member: Member
  /** Where the move leads. */
  readonly state: ReferralState
  /** The agency on the other side, which hears of it. */
  readonly otherAgencyId: string
}

/** The referral locked for a move of the acting member's side. Refuses strangers, then the wrong side, then the wrong state. */
export const lockForMove = async (
  scope: Pick<Scope, 'db' | 'actor'>,
  referralId: string,
  name: ReferralMove,
): Promise<ReferralInHand> => {
  const member = memberActing(scope)
  const row = await lockReferral(scope.db, referralId, member.agencyId)
  const side = sideOf(row, member.agencyId)
  if (referralMoves[name].by !== side) throw new Refusal('forbidden', 'other-side')
  const state = move<ReferralState, ReferralMove>(referralMoves, row.state, name)
  const otherAgencyId = side === 'sender' ? row.to_agency_id : row.from_agency_id
  return { row, member, state, otherAgencyId }
}
