import { z } from 'zod'
import { kinds } from '../labels.ts'
import { longestYaml } from './draft.ts'
import { leastQuota, mostQuota, verdicts } from './rule-moves.ts'
import { BacktestReport } from './tally.ts'

export const ruleName = z.string('required').regex(/^[a-z][a-z0-9-]{1,60}$/, 'rule-name')
const version = z.coerce.number().int().min(1)

export const ThisVersion = z.strictObject({ ruleId: ruleName, version })
export const SaveRule = z.strictObject({
  /** The rule this is a new version of; left out for a new rule, which the YAML names. */
  ruleId: ruleName.optional(),
  yaml: z.string('required').min(1, 'required').max(longestYaml, 'too-long'),
})
export const PutLive = ThisVersion.extend({
  dailyQuota: z.coerce.number('quota').int('quota').min(leastQuota, 'quota').max(mostQuota, 'quota'),
})
export const SwitchHouseRule = z.strictObject({ ruleId: ruleName, on: z.enum(['on', 'off']) })
export const JudgePick = z.strictObject({ ruleId: ruleName, pickId: z.uuid(), verdict: z.enum(verdicts) })

const source = z.string('required').trim().min(1, 'required').max(80, 'too-long')
export const ImportSamples = z.strictObject({
  source,
  /** One JSON object a line: `{"text": "…", "kind": "page"}`. */
  lines: z.string('required').min(1, 'required'),
})
export const SampleLine = z.object({
  text: z.string().trim().min(1).max(100_000),
  kind: z.enum(kinds).default('page'),
})

export const BacktestProgress = z.strictObject({
  backtestId: z.uuid(),
  seen: z.int().min(0),
  total: z.int().min(0),
})

const picked = z.array(z.object({ source: z.string(), kind: z.enum(kinds), text: z.string() }))
/** What a backtest found; without a report it failed. */
export const EndBacktest = z.strictObject({
  backtestId: z.uuid(),
  report: BacktestReport.optional(),
  picks: z.strictObject({ hits: picked, misses: picked }).optional(),
})
