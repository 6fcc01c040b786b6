import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { namesOf, numbered, readDraft } from '../model/life/draft.ts'
import { SaveRule } from '../model/life/inputs.ts'
import { defaultQuota, reservedNames } from '../model/life/rule-moves.ts'
import { houseRules } from '../store/house-rules.ts'
import { insertRule, insertVersion, nextVersion } from '../store/rules.ts'
import { memberActing } from './member-acting.ts'

/** Keeps what somebody wrote as a new version, finished or not. What speaks today goes on speaking. */
export const saveRule = action({
  name: 'rule.save',
  needs: 'rules.write',
  input: SaveRule,
  run: async (scope, { ruleId, yaml }) => {
    const { db, now } = scope
    const { memberId, agencyId } = memberActing(scope)
    const { lexicon, rules } = houseRules()
    const names = namesOf(yaml)
    const id = ruleId ?? names.id
    if (id === undefined) throw new Refusal('invalid', 'invalid', { name: 'rule-name' })
    if (names.label === undefined) throw new Refusal('invalid', 'invalid', { label: 'invalid-choice' })
    if (reservedNames.includes(id) || rules.some((rule) => rule.id === id))
      throw new Refusal('conflict', 'rule-name-taken', { name: 'rule-name-taken' })
    const version = ruleId === undefined ? 1 : await nextVersion(db, ruleId)
    if (version === undefined) throw new Refusal('not-found')
    const text = numbered(yaml, id, version)
    const { rule } = readDraft(lexicon, text)
    const row = {
      rule_id: id,
      version,
      yaml: text,
      rule: rule === undefined ? null : JSON.stringify(rule),
      label: names.label,
      author_id: memberId,
      agency_id: agencyId,
      at: now,
      state: 'draft' as const,
      daily_quota: defaultQuota,
      changed_at: now,
    }
    await (version === 1 ? insertRule(db, row) : insertVersion(db, row))
    return { ruleId: id, version }
  },
  subject: (_, { ruleId }) => `rule:${ruleId}`,
  reason: (_, { version }) => `v${version}`,
})
