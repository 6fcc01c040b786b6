import { membersWithRole } from '../../accounts/store/members.ts'
import { action, type Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { memberRoles, type Role } from '../../action/permissions.ts'
import { Refusal } from '../../kit/refusal.ts'
import { PutLive } from '../model/life/inputs.ts'
import { ruleMoves } from '../model/life/rule-moves.ts'
import { lockVersion, saveVersionState, stepDown, type VersionRow } from '../store/rules.ts'
import { memberActing } from './member-acting.ts'

/** The rule speaks, up to so many times a day. Nobody promotes their own, unless their agency has nobody else who could. */
export const putRuleLive = action({
  name: 'rule.live',
  needs: 'rules.promote',
  input: PutLive,
  run: async (scope, { ruleId, version, dailyQuota }) => {
    const { db, now } = scope
    const row = await lockVersion(db, ruleId, version)
    const state = move(ruleMoves, row.state, 'live')
    const alone = await isAlone(scope, row)
    await stepDown(db, ruleId, 'live', now)
    await saveVersionState(db, row, { state, daily_quota: dailyQuota }, now)
    return { state, alone }
  },
  subject: ({ ruleId }) => `rule:${ruleId}`,
  reason: ({ version }, { alone }) => (alone ? `v${version} promote-alone` : `v${version}`),
})

const isAlone = async (scope: Scope, { author_id }: VersionRow): Promise<boolean> => {
  const { memberId, agencyId } = memberActing(scope)
  if (memberId !== author_id) return false
  const could = await membersWithRole(scope.db, agencyId, promoters)
  if (could.some(({ id }) => id !== memberId)) throw new Refusal('forbidden', 'own-rule')
  return true
}

const promoters: readonly Role[] = memberRoles('rules.promote')
