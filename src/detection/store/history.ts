import type { Db } from '../../db/open.ts'
import type { Trial, TrialText } from '../model/life/evaluate.ts'
import { houseRules } from './house-rules.ts'
import { findVersion, houseRulesOff, ruleOf, versionsIn } from './rules.ts'
import { countSamples, eachSample, risksetTexts } from './samples.ts'

/** A version beside every other rule of its label that speaks today; undefined when the version holds no rule. */
export const trialOf = async (db: Db, ruleId: string, version: number): Promise<Trial | undefined> => {
  const row = await findVersion(db, ruleId, version)
  const rule = row && ruleOf(row)
  if (rule === undefined) return undefined
  const { lexicon, rules } = houseRules()
  const off = await houseRulesOff(db)
  const live = await versionsIn(db, 'live')
  const others = [
    ...rules.filter(({ id }) => !off.has(id)),
    ...live.flatMap((one) => (one.rule_id === ruleId ? [] : (ruleOf(one) ?? []))),
  ].filter(({ label }) => label === rule.label)
  return { lexicon, rule, others }
}

export interface History {
  readonly total: number
  readonly texts: AsyncIterable<TrialText>
}

/** Every text a rule may be tried on: the made-up lines of the repository and stored public texts. Reports are sealed. */
export const trialHistory = async (db: Db): Promise<History> => {
  const lines = risksetTexts()
  return { total: lines.length + (await countSamples(db)), texts: all(db, lines) }
}

const all = async function* (db: Db, lines: readonly TrialText[]): AsyncGenerator<TrialText> {
  yield* lines
  yield* eachSample(db)
}
