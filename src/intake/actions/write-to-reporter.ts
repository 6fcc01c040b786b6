import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, mayOpen } from '../../agencies/store/grants.ts'
import { requiredText } from '../../kit/fields.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { seal } from '../../seal/age.ts'
import { insertMessage } from '../store/messages.ts'
import { lockForReporter, saveReport } from '../store/reports.ts'
import { requireContent } from './own-report.ts'

const messageMax = 5_000

/** Seals a message to the report's own key; the reporter reads it with the receipt. */
export const sendToReporter = async (
  scope: Scope,
  reportId: string,
  kind: 'message' | 'outcome',
  text: string,
): Promise<void> => {
  const { db, actor, now } = scope
  if (actor.kind !== 'member' || !(await mayOpen(db, envelope('report', reportId), actor.agencyId)))
    throw new Refusal('not-found')
  // Sealing needs only the public half; speaking for the agency needs its key, which no administrator can give themselves.
  await agencyIdentity(scope)
  // Locked: words sealed for a report that is being erased would reach nobody.
  const report = await lockForReporter(db, reportId)
  requireContent(report)
  await insertMessage(db, {
    id: newId(),
    report_id: reportId,
    direction: 'out',
    kind,
    member_id: actor.memberId,
    sealed: await seal([report.recipient], text),
    created_at: now,
  })
  if (kind === 'outcome') await saveReport(db, reportId, { informed_at: now })
}

export const writeToReporter = action({
  name: 'report.write-to-reporter',
  needs: 'report.message',
  input: z.object({ reportId: z.uuid('not-found'), text: requiredText(messageMax) }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId, text }) => {
    await sendToReporter(scope, reportId, 'message', text)
    return { reportId }
  },
})

/** Tells the reporter how it ended, in plain words. A case cannot close before every reporter has been told. */
export const informReporter = action({
  name: 'report.inform-reporter',
  needs: 'report.message',
  input: z.object({ reportId: z.uuid('not-found'), text: requiredText(messageMax) }),
  subject: ({ reportId }) => `report:${reportId}`,
  run: async (scope, { reportId, text }) => {
    await sendToReporter(scope, reportId, 'outcome', text)
    return { reportId }
  },
})
