import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { CaseId } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { lockOpenCase, memberActing } from './own-case.ts'

/** An officer takes a case that belongs to nobody: at night there is no leader to hand it out. */
export const takeCase = action({
  name: 'case.take',
  needs: 'case.work',
  input: CaseId,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId }) => {
    const { memberId } = memberActing(scope)
    const row = await lockOpenCase(scope, caseId)
    if (row.owner_id === memberId) return { caseId }
    if (row.owner_id !== null) throw new Refusal('conflict', 'case-taken')
    await saveCase(scope.db, caseId, { owner_id: memberId })
    return { caseId }
  },
})
