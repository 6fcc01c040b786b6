import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openEngine } from '../../src/detection/model/engine.ts'
import { shippedParts } from '../../src/detection/store/engine-files.ts'
import { readRiskLines } from '../../src/detection/store/training-files.ts'

/**
 * Trains both models anew through the command line, measures them on lines they never saw, and fails when they fall below what
 * docs/models.md says. Minutes of both cores, so CI runs them alone (`MODELS=true`), after the other tests.
 */
const asked = process.env.MODELS === 'true'
const root = join(import.meta.dirname, '../..')
const riskset = join(root, 'detection/riskset')
/** Research sets may not be kept with the project; their folder is named, or stands beside it. */
const datasets = process.env.KHIEN_DATASETS ?? join(root, '../shared/data')

const run = promisify(execFile)
const khien = async (...args: string[]): Promise<string> =>
  (await run(process.execPath, [join(root, 'bin/khien.mjs'), '--json', ...args], { maxBuffer: 1 << 26 }))
    .stdout

const figures = <Shape extends z.ZodRawShape>(told: string, shape: Shape) =>
  told
    .trim()
    .split('\n')
    .map((line) => z.looseObject(shape).parse(JSON.parse(line)))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khien-models-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!asked)('the risk model, trained without dev.jsonl (needs MODELS=true)', () => {
  test('keeps its promises on dev.jsonl, as typed and without diacritics', async () => {
    const own = join(folder, 'riskset')
    cpSync(riskset, own, { recursive: true, filter: (path) => !path.endsWith('dev.jsonl') })
    const model = join(folder, 'risk.bin')
    await khien('train', '--task', 'risk', '--data', own, '--out', model)
    const told = await khien('eval', '--task', 'risk', '--data', join(riskset, 'dev.jsonl'), '--model', model)
    const percent = z.number()
    const [typed, bare] = figures(told, {
      macroF1: percent,
      harmlessFlagged: percent,
      emergenciesSeen: percent,
      harmlessUrgent: percent,
      sameUrgency: percent,
    })
    expect(typed?.macroF1).toBeGreaterThanOrEqual(80)
    expect(bare?.macroF1).toBeGreaterThanOrEqual(75)
    for (const one of [typed, bare]) {
      expect(one?.harmlessFlagged).toBeLessThanOrEqual(10)
      expect(one?.emergenciesSeen).toBeGreaterThanOrEqual(95)
      expect(one?.harmlessUrgent).toBeLessThanOrEqual(16)
    }
    expect(bare?.sameUrgency).toBeGreaterThanOrEqual(88)
  }, 900_000)

  test('is shipped as training on all lines makes it, byte for byte', async () => {
    const model = join(folder, 'risk-all.bin')
    await khien('train', '--task', 'risk', '--data', riskset, '--out', model)
    expect(readFileSync(model).equals(readFileSync(join(root, 'detection/models/risk.bin')))).toBe(true)
  }, 900_000)
})

const vihsd = join(datasets, 'vihsd')
describe.skipIf(!asked || !existsSync(vihsd))('the hostility model (needs MODELS=true and ViHSD)', () => {
  test('learns three classes in time, small, and keeps its promises on dev', async () => {
    const model = join(folder, 'hostility.bin')
    const started = performance.now()
    // Its dev.csv must stay unseen, so a folder with train.csv alone.
    const train = join(folder, 'vihsd')
    cpSync(vihsd, train, { recursive: true, filter: (path) => !path.endsWith('dev.csv') })
    const [made] = figures(await khien('train', '--task', 'hostility', '--data', train, '--out', model), {
      bytes: z.number(),
      crossValidated: z.object({ asTyped: z.number(), bare: z.number() }),
    })
    expect((performance.now() - started) / 60_000).toBeLessThan(5)
    expect(made?.bytes).toBeLessThanOrEqual(10_000_000)
    expect(made?.crossValidated.asTyped).toBeGreaterThanOrEqual(0.675)
    expect(made?.crossValidated.bare).toBeGreaterThanOrEqual(0.64)
    const told = await khien(
      'eval',
      '--task',
      'hostility',
      '--data',
      join(vihsd, 'dev.csv'),
      '--model',
      model,
    )
    const [typed, bare] = figures(told, { macroF1: z.number() })
    expect(typed?.macroF1).toBeGreaterThanOrEqual(67)
    expect(bare?.macroF1).toBeGreaterThanOrEqual(65)
  }, 900_000)
})

describe('the shipped models', () => {
  const engine = openEngine(shippedParts(new Date(0)))

  test('call few harmless lines hostile', () => {
    const harmless = readRiskLines(riskset).filter(({ labels }) => labels.length === 0)
    const hostile = harmless.filter(({ text, kind }) => engine.assess(text, kind).hostility.label !== 'clean')
    expect(harmless.length).toBeGreaterThan(1000)
    expect(hostile.length / harmless.length).toBeLessThanOrEqual(0.05)
  })

  test('come from the data that is here', () => {
    expect(readdirSync(join(root, 'detection/models')).toSorted()).toEqual([
      'LICENSE-ViHOS',
      'hostility-core.bin',
      'risk.bin',
      'spans.bin',
    ])
  })
})
