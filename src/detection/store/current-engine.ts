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

/** What only a new stamp or a used-up quota changes: compiling it takes far longer than opening an engine with it. */
type Compiled = Pick<CurrentEngine, 'silent' | 'outcomes'> & {
  readonly book: RuleBook
  readonly rulesHash: string
}

interface Held {
  readonly base: (now: Date) => EngineParts
  readonly parts: EngineParts
  readonly key: string
  readonly compiled: Compiled
  readonly day: string
  readonly current: CurrentEngine
}
let held: Held | undefined

/**
 * The engine of this moment: shipped parts, read once a process; the rules of the database, compiled again when the stamp rises or
 * a quota is used up; the listed hosts, which also change when a day begins.
 */
export const currentEngine = async (
  db: Db,
  now = new Date(),
  base: (now: Date) => EngineParts = shippedParts,
): Promise<CurrentEngine> => {
  const [stamp, live] = [await engineStamp(db), await versionsIn(db, 'live')]
  const spoken = await spokenToday(db, now)
  const over = live.filter((row) => (spoken.get(nameOf(row)) ?? 0) >= row.daily_quota)
  const key = [stamp, ...over.map(nameOf)].join(' ')
  const day = dateInVietnam(now)
  const known = held?.base === base ? held : undefined
  if (known?.key === key && known.day === day) return known.current
  const parts = known?.parts ?? base(now)
  const compiled = known?.key === key ? known.compiled : await compiledFor(db, parts, live, over)
  const hosts = joinHostLists(parts.hosts, await listedHosts(db, now))
  const engine = openEngine({ ...parts, now, book: compiled.book, hosts })
  const current: CurrentEngine = {
    engine,
    version: `${engine.version}.${compiled.rulesHash}`,
    silent: compiled.silent,
    outcomes: compiled.outcomes,
  }
  held = { base, parts, key, compiled, day, current }
  return current
}

const compiledFor = async (
  db: Db,
  parts: EngineParts,
  live: readonly VersionRow[],
  over: readonly VersionRow[],
): Promise<Compiled> => {
  const off = await houseRulesOff(db)
  const shadow = await versionsIn(db, 'shadow')
  const speaking = live.filter((row) => !over.includes(row))
  const house = parts.book.rules.filter(({ id }) => !off.has(id))
  const rules = [...house, ...rulesOf(speaking)]
  const silentRules = rulesOf([...shadow, ...over]).map((rule) => ({
    ...rule,
    id: `${rule.id}@${rule.version}`,
  }))
  return {
    book: compileRules(parts.lexicon, rules),
    rulesHash: hashOfRules(parts.lexicon, rules),
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
