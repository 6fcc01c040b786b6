import { action } from '../../action/action.ts'
import { newId } from '../../kit/random.ts'
import { sealJson } from '../../seal/age.ts'
import type { SubjectText } from '../model/content.ts'
import { AddSubject } from '../model/inputs.ts'
import { insertSubject } from '../store/work.ts'
import { lockOpenCase, memberActing } from './own-case.ts'

/** A child, a suspect, an account or a page the case is about. */
export const addSubject = action({
  name: 'case.add-subject',
  needs: 'case.work',
  input: AddSubject,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ kind }) => kind,
  run: async (scope, { caseId, kind, label, age, details }) => {
    const row = await lockOpenCase(scope, caseId)
    const text: SubjectText = { label, age, details }
    const subjectId = newId()
    await insertSubject(scope.db, {
      id: subjectId,
      case_id: caseId,
      kind,
      sealed: await sealJson([row.recipient], text),
      added_at: scope.now,
      added_by: memberActing(scope).memberId,
    })
    return { caseId, subjectId }
  },
})
