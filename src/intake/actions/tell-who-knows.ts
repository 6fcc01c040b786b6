import { z } from 'zod'
import { action } from '../../action/action.ts'
import { agencyKinds } from '../../agencies/model.ts'
import { agencyIdentity } from '../../agencies/store/grants.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { lockReport } from '../store/reports.ts'
import { insertTold } from '../store/told.ts'

/**
 * Tells a reporter that another agency knows of it now. An event of the mailbox, not a message: whoever waits for an
 * answer still waits. Only the agency in charge speaks to its reporters.
 */
export const tellWhoKnows = action({
  name: 'report.tell-who-knows',
  needs: 'referral.send',
  input: z.object({ reportId: z.uuid('not-found'), agencyKind: z.enum(agencyKinds) }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId, agencyKind }) => {
    const { db, actor, now } = scope
    if (actor.kind !== 'member') throw new Refusal('forbidden')
    await lockReport(db, reportId, actor.agencyId)
    await agencyIdentity(scope)
    await insertTold(db, { id: newId(), report_id: reportId, agency_kind: agencyKind, at: now })
    return { reportId }
  },
})
