import { action, type Scope } from '../../action/action.ts'
import { seeingAll } from '../../db/acting.ts'
import { Refusal } from '../../kit/refusal.ts'
import { contentErased } from '../events.ts'
import type { ErasableClass } from '../model/classes.ts'
import { DecideRights } from '../model/inputs.ts'
import type { RightsMove, RightsOutcome } from '../model/rights.ts'
import { lockRow } from '../store/lock.ts'
import { madeOf, standsInTheWay } from '../store/matter.ts'
import { type RightsRow, saveRequest } from '../store/rights.ts'
import { eraseOne } from './erase.ts'
import { lockForMove } from './work-rights.ts'

const outcomes = {
  grant: 'granted',
  'grant-partly': 'partly',
  refuse: 'refused',
} as const satisfies Readonly<Record<string, RightsOutcome>>

/**
 * Decides. Granted erasure of a report erases at once, in the same transaction and on the same path as the schedule: the report, and
 * what any agency made of it alone. Under a hold, in criminal proceedings or while somebody works on it, it can only be refused.
 */
export const decideRights = action({
  name: 'rights.decide',
  needs: 'rights.decide',
  input: DecideRights,
  run: async (scope, { requestId, outcome, reason }) => {
    const name: RightsMove = outcome
    const { row, state } = await lockForMove(scope, requestId, name)
    const erases = row.kind === 'erasure' && row.report_id !== null && outcome !== 'refuse'
    const refused = outcome === 'refuse'
    await saveRequest(scope.db, requestId, {
      state: erases ? 'done' : state,
      outcome: outcomes[outcome],
      refusal_reason: refused ? (reason ?? null) : null,
      decided_at: scope.now,
      decided_by: scope.actor.kind === 'member' ? scope.actor.memberId : null,
      closed_at: refused || erases ? scope.now : null,
    })
    // What stands in the way may be another agency's, and so may what was made of it.
    if (erases) await seeingAll(scope.db, () => eraseAsked(scope, row, outcome === 'grant'))
    return { requestId, erased: erases }
  },
  subject: ({ requestId }) => `rights:${requestId}`,
  reason: ({ outcome, reason }) => (reason === undefined ? outcome : `${outcome} ${reason}`),
})

/** `whole`: with what was made of it; otherwise the reporter's own words alone. */
const eraseAsked = async (
  scope: Scope,
  { report_id: reportId, agency_id: agencyId }: RightsRow,
  whole: boolean,
) => {
  if (reportId === null) return
  await lockRow(scope.db, 'report', reportId)
  const made = await madeOf(scope.db, reportId)
  for (const { id } of made.cases) await lockRow(scope.db, 'case', id)
  const reason = await standsInTheWay(scope.db, reportId)
  if (reason !== undefined) throw new Refusal('conflict', `rights-${reason}`, { outcome: `rights-${reason}` })
  const erase = (name: ErasableClass, id: string, owner: string) =>
    eraseOne(scope, { class: name, id, agencyId: owner, cause: 'request', periodId: null })
  await erase('report', reportId, agencyId)
  if (whole) {
    for (const one of made.referrals) await erase('referral', one.id, one.agency_id)
    for (const one of made.evidence) await erase('evidence', one.id, one.agency_id)
    for (const one of made.cases) await erase('case', one.id, one.agency_id)
  }
  await scope.services.announce(scope.db, contentErased())
}
