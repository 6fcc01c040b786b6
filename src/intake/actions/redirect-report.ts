import { z } from 'zod'
import { action } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency, staffedAgencies } from '../../agencies/store/agencies.ts'
import { revoke, shareEnvelope } from '../../agencies/store/grants.ts'
import { sendLive } from '../../db/live.ts'
import { Refusal } from '../../kit/refusal.ts'
import { dropTokens } from '../store/blind-index.ts'
import { saveReport } from '../store/reports.ts'
import { lockForMove } from './own-report.ts'

/** The wrong door: the key is sealed to the right agency and taken from ours. Its clock keeps running from the beginning. */
export const redirectReport = action({
  name: 'report.redirect',
  needs: 'report.triage',
  input: z.object({ reportId: z.uuid('not-found'), agencyId: z.uuid('required') }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ agencyId }) => `agency:${agencyId}`,
  run: async (scope, { reportId, agencyId }) => {
    const { db } = scope
    const { report, state } = await lockForMove(scope, reportId, 'redirect')
    if (report.agency_id === agencyId) throw new Refusal('invalid', 'invalid', { agencyId: 'same-agency' })
    const agency = await findAgency(db, agencyId)
    // Where nobody holds the key a report would wait unseen.
    if (!(await staffedAgencies(db)).has(agencyId))
      throw new Refusal('invalid', 'invalid', { agencyId: 'agency-unstaffed' })
    await shareEnvelope(scope, envelope('report', reportId), agency)
    await dropTokens(db, report.agency_id, reportId)
    // While we hold its key: what we could not see any more we could not hand over either.
    await saveReport(db, reportId, { state, agency_id: agencyId })
    await revoke(db, envelope('report', reportId), report.agency_id)
    await sendLive(db, { agencyId, kind: 'report', urgency: report.urgency })
    return { reportId }
  },
})
