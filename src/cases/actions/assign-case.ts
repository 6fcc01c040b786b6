import { membersWithRole } from '../../accounts/store/members.ts'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { AssignCase } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { lockOpenCase } from './own-case.ts'

/** A leader gives the case to an officer of the agency. */
export const assignCase = action({
  name: 'case.assign',
  needs: 'case.assign',
  input: AssignCase,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ memberId }) => `member:${memberId}`,
  run: async (scope, { caseId, memberId }) => {
    const row = await lockOpenCase(scope, caseId)
    const officers = await membersWithRole(scope.db, row.agency_id, ['officer'])
    if (!officers.some(({ id }) => id === memberId))
      throw new Refusal('invalid', 'invalid', { memberId: 'not-an-officer' })
    await saveCase(scope.db, caseId, { owner_id: memberId })
    return { caseId }
  },
})
