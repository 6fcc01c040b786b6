import type { Db } from '../../db/open.ts'
import { dateInVietnam } from '../../law/model/calendar.ts'
import type { EngineParts, TextAssessment } from '../model/assessment.ts'
import { type Engine, openEngine } from '../model/engine.ts'
import type { Kind } from '../model/labels.ts'
import { conceptsOf, hashOfRules } from '../model/life/evaluate.ts'
import { joinHostLists } from '../model/links/host-list.ts'
import { compileRules, type RuleBook } from '../model/rules/compile.ts'
import type { Rule } from '../model/rules/schema.ts'
import { normalise } from '../model/text/normalise.ts'
import { shippedParts } from './engine-files.ts'
import { type Firing, spokenToday } from './firings.ts'
import { listedHosts } from './link-lists.ts'
import { engineStamp, houseRulesOff, ruleOf, type VersionRow, versionsIn } from './rules.ts'

export interface CurrentEngine {
  readonly engine: Engine
  /** Names models, shipped rules and rules of the database that speak: kept with what is suggested. */
  readonly version: string
  /** Rules that look on, and rules that have spoken too often today. */
  readonly silent: RuleBook
  /** Id → what a firing of it counts as. */
  readonly outcomes: ReadonlyMap<string, Firing>
}

export interface AssessedText {
  readonly assessment: TextAssessment
  readonly version: string
  /** Rules that would have fired, had they been allowed to speak. */
  readonly shadow: readonly string[]
  /** For `countFirings`, in the transaction that keeps the report. */
  readonly firings: readonly Firing[]
}

interface Held {
  readonly key: string
  readonly current: CurrentEngine
}
let held: Held | undefined

/**
 * The engine of this moment: shipped parts, and the rules and listed hosts of the database. Compiled once a process, again when the
 * stamp rises, a quota is used up, or a day begins (listed hosts expire).
 */
export const currentEngine = async (
  db: Db,
  now = new Date(),
  base: (now: Date) => EngineParts = shippedParts,
): Promise<CurrentEngine> => {
  const [stamp, live] = [await engineStamp(db), await versionsIn(db, 'live')]
  const spoken = await spokenToday(db, now)
  const over = live.filter((row) => (spoken.get(nameOf(row)) ?? 0) >= row.daily_quota)
  const key = [stamp, dateInVietnam(now), ...over.map(nameOf)].join(' ')
  if (held?.key === key) return held.current
  const parts = base(now)
  const off = await houseRulesOff(db)
  const shadow = await versionsIn(db, 'shadow')
  const speaking = live.filter((row) => !over.includes(row))
  const house = parts.book.rules.filter(({ id }) => !off.has(id))
  const rules = [...house, ...rulesOf(speaking)]
  const silentRules = rulesOf([...shadow, ...over]).map((rule) => ({
    ...rule,
    id: `${rule.id}@${rule.version}`,
  }))
  const engine = openEngine({
    ...parts,
    book: compileRules(parts.lexicon, rules),
    hosts: joinHostLists(parts.hosts, await listedHosts(db, now)),
  })
  const current: CurrentEngine = {
    engine,
    version: `${engine.version}.${hashOfRules(parts.lexicon, rules)}`,
    silent: compileRules(conceptsOf(parts.lexicon, silentRules), silentRules),
    outcomes: new Map<string, Firing>([
      ...house.map(({ id, version }): [string, Firing] => [
        `${id}@${version}`,
        { ruleId: id, version, outcome: 'spoke' },
      ]),
      ...speaking.map((row) => [nameOf(row), firing(row, 'spoke')] as const),
      ...shadow.map((row) => [nameOf(row), firing(row, 'would-have')] as const),
      ...over.map((row) => [nameOf(row), firing(row, 'over-quota')] as const),
    ]),
  }
  held = { key, current }
  return current
}

/** Assesses a text in memory. Writes nothing: counting is for whoever keeps the report. */
export const assessReport = async (
  db: Db,
  text: string,
  kind: Kind = 'report',
  now = new Date(),
  base: (now: Date) => EngineParts = shippedParts,
): Promise<AssessedText> => {
  const { engine, version, silent, outcomes } = await currentEngine(db, now, base)
  const assessment = engine.assess(text, kind)
  const quiet = silent.read(normalise(text), kind).fired.map(({ rule }) => rule.id)
  const spoke = new Set(
    assessment.findings.flatMap(({ source }) => (source.startsWith('rule:') ? [source.slice(5)] : [])),
  )
  return {
    assessment,
    version,
    shadow: quiet.map((name) => name.slice(0, name.lastIndexOf('@'))),
    firings: [...spoke, ...quiet].flatMap((name) => outcomes.get(name) ?? []),
  }
}

const nameOf = ({ rule_id, version }: Pick<VersionRow, 'rule_id' | 'version'>): string =>
  `${rule_id}@${version}`

const firing = ({ rule_id, version }: VersionRow, outcome: Firing['outcome']): Firing => ({
  ruleId: rule_id,
  version,
  outcome,
})

const rulesOf = (rows: readonly VersionRow[]): readonly Rule[] => rows.flatMap((row) => ruleOf(row) ?? [])
