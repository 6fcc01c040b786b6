import type { Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { grant, holdersFor, sealForHolders } from '../../agencies/store/grants.ts'
import { sendLive } from '../../db/live.ts'
import { newId } from '../../kit/random.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { newKeyPair, sealJson } from '../../seal/age.ts'
import { caseOpened } from '../events.ts'
import { caseDueAt } from '../model/clock.ts'
import type { CaseText } from '../model/content.ts'
import { linkReport } from '../store/case-reports.ts'
import { insertCase } from '../store/cases.ts'

export interface CaseStart extends CaseText {
  readonly agencyId: string
  readonly ownerId: string | null
  readonly urgency: Urgency
  readonly categories: readonly string[]
  readonly areaCode: string | null
  readonly reportIds: readonly string[]
  /** From when the clock runs: receipt of the report, or of the referral. */
  readonly receivedAt: Date
  readonly originReferralId?: string
}

/** A new case with a key of its own, granted to its agency and the recovery key. The caller has checked who may. */
export const startCase = async (
  scope: Scope,
  start: CaseStart,
): Promise<{ caseId: string; number: string }> => {
  const { db, now, services } = scope
  const keys = await newKeyPair()
  const text: CaseText = { title: start.title, summary: start.summary }
  const holders = await holdersFor(db, [await findAgency(db, start.agencyId)])
  const { id, number } = await insertCase(db, {
    id: newId(),
    agency_id: start.agencyId,
    state: 'open',
    urgency: start.urgency,
    categories: [...start.categories],
    area_code: start.areaCode,
    owner_id: start.ownerId,
    recipient: keys.recipient,
    sealed: await sealJson([keys.recipient], text),
    opened_at: now,
    due_at: caseDueAt(start.urgency, start.receivedAt),
    origin_referral_id: start.originReferralId ?? null,
  })
  await grant(db, envelope('case', id), await sealForHolders(keys.identity, holders), now)
  for (const reportId of start.reportIds) await linkReport(db, id, reportId, now)
  await services.announce(db, caseOpened({ caseId: id, agencyId: start.agencyId, urgency: start.urgency }))
  await sendLive(db, { agencyId: start.agencyId, kind: 'case', urgency: start.urgency })
  return { caseId: id, number }
}
