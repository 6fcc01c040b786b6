import { action } from '../../action/action.ts'
import { RemoveSubject } from '../model/inputs.ts'
import { markSubjectRemoved } from '../store/work.ts'
import { lockOpenCase } from './own-case.ts'

/** No longer part of the case. The row stays, marked with the time. */
export const removeSubject = action({
  name: 'case.remove-subject',
  needs: 'case.work',
  input: RemoveSubject,
  subject: ({ caseId }) => `case:${caseId}`,
  run: async (scope, { caseId, subjectId }) => {
    await lockOpenCase(scope, caseId)
    await markSubjectRemoved(scope.db, caseId, subjectId, scope.now)
    return { caseId }
  },
})
