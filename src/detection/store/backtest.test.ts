import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conceptsOf, openEvaluator, type TrialText } from '../model/life/evaluate.ts'
import { compileRules } from '../model/rules/compile.ts'
import { Rule } from '../model/rules/schema.ts'
import { normalise } from '../model/text/normalise.ts'
import { backtest } from './backtest.ts'
import { repositoryRules } from './rule-files.ts'
import { detectionFile } from './shipped-files.ts'
import { readRiskLines } from './training-files.ts'

const { lexicon } = repositoryRules()
const ruleOf = (id: string, when: unknown, label = 'grooming'): Rule =>
  Rule.parse({
    id,
    version: 1,
    label,
    weight: 0.7,
    when,
    reason: { vi: 'Hỏi tuổi trẻ', en: 'Asks the age' },
    examples: { hits: ['a'], misses: ['b'] },
  })
const asksAge = ruleOf('asks-age-first', 'asks-age')
const secrecy = ruleOf('keep-it-secret', { phrase: 'đừng {nói|kể} .. {mẹ|ba}' })
const texts: readonly TrialText[] = readRiskLines(detectionFile('riskset')).map(({ kind, text, labels }) => ({
  source: 'riskset',
  kind,
  text,
  labels,
}))
const trial = { lexicon, rule: asksAge, others: [secrecy] }

describe('a backtest', () => {
  it('sees every text and counts its hits, alone and beside others', async () => {
    const { report, picks } = await backtest(trial, texts)
    expect(report.seen).toBe(texts.length)
    expect(report.hits).toBeGreaterThan(20)
    expect(report.labelled.right + report.labelled.wrong).toBe(report.hits)
    expect(report.hits - report.unique).toBe(report.overlap.reduce((sum, { hits }) => sum + hits, 0))
    expect(report.sources).toEqual([{ source: 'riskset', seen: texts.length, hits: report.hits }])
    expect([picks.hits.length, picks.misses.length]).toEqual([20, 10])
    const evaluate = openEvaluator(trial)
    expect(picks.hits.every((one) => evaluate([one]).fired.length === 1)).toBe(true)
    expect(picks.misses.every((one) => evaluate([one]).fired.length === 0)).toBe(true)
  })

  it('reads with the very evaluator of the engine: the whole book fires on the same texts', () => {
    const whole = compileRules(lexicon, [secrecy, asksAge])
    const evaluate = openEvaluator(trial)
    for (const [i, { text, kind }] of texts.slice(0, 500).entries()) {
      const fired = whole.read(normalise(text), kind).fired.map(({ rule }) => rule.id)
      const outcome = evaluate([{ text, kind }])
      expect([i, outcome.fired.length, ...outcome.also.flat()]).toEqual([
        i,
        fired.includes(asksAge.id) ? 1 : 0,
        ...(fired.includes(asksAge.id) ? fired.filter((id) => id === secrecy.id) : []),
      ])
    }
  })

  it('gives the same report and picks with any batch size and on threads', async () => {
    const one = await backtest(trial, texts)
    const progress: number[] = []
    const threaded = await backtest(trial, texts, {
      threads: 2,
      batchSize: 97,
      onProgress: (seen) => void progress.push(seen),
    })
    expect(threaded).toEqual(one)
    expect(progress.at(-1)).toBe(texts.length)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (batchSize) => {
        expect(await backtest(trial, texts.slice(0, 300), { batchSize })).toEqual(
          await backtest(trial, texts.slice(0, 300)),
        )
      }),
      { numRuns: 5 },
    )
  })

  it('fails as a whole when the texts cannot be read', async () => {
    const broken = async function* () {
      yield* texts.slice(0, 3)
      throw new Error('no more texts')
    }
    await expect(backtest(trial, broken(), { threads: 1 })).rejects.toThrow('no more texts')
  })

  it('looks only for the concepts that the rules name', () => {
    expect(Object.keys(conceptsOf(lexicon, [asksAge]))).toEqual(['asks-age'])
    expect(Object.keys(conceptsOf(lexicon, [secrecy]))).toEqual([])
  })
})
