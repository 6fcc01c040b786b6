import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { caseDueAt } from '../model/clock.ts'
import { SetUrgency } from '../model/inputs.ts'
import { saveCase } from '../store/cases.ts'
import { ownReportsOf } from './closing-facts.ts'
import { lockOpenCase } from './own-case.ts'

/** The danger changed. The clock still runs from when the first report came in; a referred case's from when it came here. */
export const setCaseUrgency = action({
  name: 'case.urgency',
  needs: 'case.work',
  input: SetUrgency,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ urgency }) => urgency,
  run: async (scope, { caseId, urgency }) => {
    const { db } = scope
    const row = await lockOpenCase(scope, caseId)
    if (row.urgency === urgency) return { caseId }
    const [first] = await ownReportsOf(db, row)
    await saveCase(db, caseId, { urgency, due_at: caseDueAt(urgency, first?.received_at ?? row.opened_at) })
    await sendLive(db, { agencyId: row.agency_id, kind: 'case', urgency })
    return { caseId }
  },
})
