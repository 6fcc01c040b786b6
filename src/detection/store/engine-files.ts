import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EngineParts, HostilityPart, RiskPart } from '../model/assessment.ts'
import { unpackWeights } from '../model/learn/weights-file.ts'
import { openHostList } from '../model/links/host-list.ts'
import { compileRules } from '../model/rules/compile.ts'
import { repositoryRules } from './rule-files.ts'
import { detectionFile } from './shipped-files.ts'

const Platts = z.array(z.object({ slope: z.number(), shift: z.number() }))
const RiskSettings = z.object({
  calibration: Platts,
  thresholds: z.object({ labels: z.array(z.number()), urgency: z.array(z.number()) }),
})
const HostilitySettings = z.object({ offsets: z.array(z.number()) })
const SpanSettings = z.object({ threshold: z.number() })

const shortHash = (file: Uint8Array): string => createHash('sha256').update(file).digest('hex').slice(0, 12)

/** @throws WeightsError, ZodError when the file is not a model of this task */
export const riskPart = (file: Uint8Array): RiskPart => {
  const { header, model } = unpackWeights(file, 'risk')
  return { model, hash: shortHash(file), ...RiskSettings.parse(header.settings) }
}

export const hostilityPart = (file: Uint8Array): HostilityPart => {
  const { header, model } = unpackWeights(file, 'hostility')
  return { model, hash: shortHash(file), ...HostilitySettings.parse(header.settings) }
}

const spanPart = (file: Uint8Array): EngineParts['spans'] => {
  const { header, model } = unpackWeights(file, 'spans')
  return { model, hash: shortHash(file), ...SpanSettings.parse(header.settings) }
}

/** The engine's parts as shipped in `detection/`; a trained hostility or risk model may stand in for the core ones. */
export const shippedParts = (
  now: Date,
  { hostility, risk }: { readonly hostility?: string | undefined; readonly risk?: string | undefined } = {},
): EngineParts => {
  const { lexicon, rules } = repositoryRules()
  return {
    lexicon,
    book: compileRules(lexicon, rules),
    risk: riskPart(readFileSync(risk ?? detectionFile('models/risk.bin'))),
    hostility: hostilityPart(readFileSync(hostility ?? detectionFile('models/hostility-core.bin'))),
    spans: spanPart(readFileSync(detectionFile('models/spans.bin'))),
    hosts: openHostList([]),
    now,
  }
}
