import type { Scope } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { mayOpen } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import { findCaseOfReferral } from '../store/cases.ts'
import { memberActing } from './own-case.ts'
import { type CaseStart, startCase } from './start-case.ts'

/**
 * A case at the agency that received a referral, for the referrals room to call inside its own action and transaction.
 * The reports stay in the sender's hands, who answers to their reporters; their keys were granted with the referral.
 * Accepting the same referral twice gives the same case.
 */
export const openCaseFromReferral = async (
  scope: Scope,
  from: Omit<CaseStart, 'agencyId' | 'ownerId' | 'originReferralId'> & { readonly originReferralId: string },
): Promise<{ caseId: string; number: string }> => {
  const member = memberActing(scope)
  const earlier = await findCaseOfReferral(scope.db, from.originReferralId, member.agencyId)
  if (earlier !== undefined) return { caseId: earlier.id, number: earlier.number }
  for (const reportId of from.reportIds)
    if (!(await mayOpen(scope.db, envelope('report', reportId), member.agencyId)))
      throw new Refusal('not-found')
  return startCase(scope, {
    ...from,
    agencyId: member.agencyId,
    ownerId: permits(member, 'case.work') ? member.memberId : null,
  })
}
