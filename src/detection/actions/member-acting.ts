import type { Scope } from '../../action/action.ts'
import type { Member } from '../../action/permissions.ts'
import { Refusal } from '../../kit/refusal.ts'

export const memberActing = ({ actor }: Pick<Scope, 'actor'>): Member => {
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  return actor
}
