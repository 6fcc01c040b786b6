import type { Scope } from '../../action/action.ts'
import type { Member } from '../../action/permissions.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { Refusal } from '../../kit/refusal.ts'

/** How long the whole province keeps its data is set by the agency that runs Khiên for it: the duty team's. */
export const ofProvince = async ({ db, actor }: Pick<Scope, 'db' | 'actor'>): Promise<Member> => {
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  const { kind } = await findAgency(db, actor.agencyId)
  if (kind !== 'duty') throw new Refusal('forbidden', 'province-only')
  return actor
}
