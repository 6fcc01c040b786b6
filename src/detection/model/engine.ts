import type { Urgency } from '../../kit/urgency.ts'
import type { EngineParts, TextAssessment } from './assessment.ts'
import { findingsOf } from './findings.ts'
import { byLabel, hostilities, type Kind, type Label, labels } from './labels.ts'
import { featuresOf, newScratch } from './learn/features.ts'
import { openScorer } from './learn/score.ts'
import { normaliseExp } from './learn/softmax.ts'
import { type ExaminedLink, examineLinks, type LinkFindingCode } from './links/examine-links.ts'
import { probability } from './risk/probability.ts'
import { signsOf } from './risk/signs.ts'
import type { Fired } from './rules/compile.ts'
import { normalise } from './text/normalise.ts'

export interface Engine {
  /** Names the models and rules that speak: the same name, the same answers. */
  readonly version: string
  readonly assess: (text: string, kind?: Kind) => TextAssessment
}

const featureBits = 20

/** The text engine: pure, one thread; each thread opens its own. The same text gives the same answer on every machine. */
export const openEngine = (parts: EngineParts): Engine => {
  const { book, risk, hostility } = parts
  const scratch = newScratch(featureBits)
  const scoreRisk = openScorer(risk.model, featureBits - risk.model.bits)
  const scoreManner = openScorer(hostility.model, featureBits - hostility.model.bits)
  const scoreWord = openScorer(parts.spans.model, 0)
  const riskScores = new Float64Array(risk.model.columns)
  const mannerScores = new Float64Array(hostility.model.columns)
  return {
    version: `${risk.hash}.${hostility.hash}`,
    assess: (text, kind = 'message') => {
      const read = normalise(text)
      const reading = book.read(read, kind)
      const features = featuresOf(read, scratch, signsOf(reading, kind))
      scoreRisk(features, riskScores)
      scoreManner(features, mannerScores, textBlocks)
      const links = examineLinks(text, parts.hosts, parts.now)
      const chances = labels.map((label, k) =>
        withLinks(
          withRules(probability(risk.calibration[k], riskScores[k] ?? 0), label, reading.fired),
          label,
          links,
        ),
      )
      const given = labels.filter((_, k) => (chances[k] ?? 0) >= (risk.thresholds.labels[k] ?? 1))
      const steps = [0, 1, 2].map((step) => {
        const k = labels.length + step
        return probability(risk.calibration[k], riskScores[k] ?? 0) >= (risk.thresholds.urgency[step] ?? 1)
      })
      const manner = mannerOf(mannerScores, hostility.offsets)
      return {
        labels: given,
        scores: byLabel((column) => rounded(chances[column] ?? 0)),
        urgency: urgencyOf(
          steps,
          kind === 'report' ? 1 : nearest(chances, risk.thresholds.labels),
          given,
          reading.fired,
        ),
        hostility: manner,
        findings: findingsOf(parts, scoreWord, {
          read,
          reading,
          given,
          chances,
          manner: manner.label,
          links,
        }),
      }
    },
  }
}

/** Signs are the risk model's alone. */
const textBlocks = 4

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** A rule that fires is evidence of its own: chances are joined as if independent; a rule against a label takes its share away. */
export const withRules = (chance: number, label: Label, fired: readonly Fired[]): number =>
  fired.reduce((sum, { rule }) => {
    if (rule.label !== label) return sum
    return rule.weight >= 0 ? 1 - (1 - sum) * (1 - rule.weight * ruleTrust) : sum * (1 + rule.weight)
  }, chance)

/** The model has read the rules of the repository as signs; their own word counts for part, so that it is not counted twice. */
const ruleTrust = 0.6

/** A link that pretends to be somebody's, or that a list calls harmful, speaks of fraud whatever the words around it. */
const fraudulent: readonly LinkFindingCode[] = ['imitates-brand', 'imitates-state', 'mixed-scripts', 'listed']
const linkTrust = 0.8

export const withLinks = (chance: number, label: Label, links: readonly ExaminedLink[]): number =>
  label !== 'scam'
    ? chance
    : links
        .flatMap(({ findings }) => findings)
        .filter(({ code }) => fraudulent.includes(code))
        .reduce((sum, { severity }) => Math.max(sum, 1 - (1 - chance) * (1 - severity * linkTrust)), chance)

const urgencies = ['P0', 'P1', 'P2', 'P3'] as const

/** How near the likeliest label comes to being given; 1 when it is. */
const nearest = (chances: readonly number[], thresholds: readonly number[]): number =>
  Math.min(1, Math.max(...chances.map((chance, k) => chance / (thresholds[k] ?? 1))))

/**
 * A message or page in which no label is even half likely is no reason to wake somebody: three in four of them are lessons and
 * banter. Somebody who reports is believed: few words, and none that we know, may be all a child can say.
 */
const halfLikely = 0.45

const urgencyOf = (
  steps: readonly boolean[],
  near: number,
  given: readonly Label[],
  fired: readonly Fired[],
): Urgency => {
  const learned = steps.indexOf(true)
  const floors = fired.flatMap(({ rule }) =>
    rule.urgency === undefined || rule.weight < 0 || !given.includes(rule.label)
      ? []
      : [urgencies.indexOf(rule.urgency)],
  )
  const step = Math.min(believed(learned, given.length > 0, near), given.length > 0 ? 2 : 3, ...floors)
  return urgencies[step] ?? 'P3'
}

/** Harm at large needs a label, danger the trace of one; an emergency is believed without. */
const believed = (learned: number, labelled: boolean, near: number): number => {
  if (learned < 0 || (learned === 2 && !labelled)) return 3
  return learned === 1 && !labelled && near < halfLikely ? 2 : learned
}

const mannerOf = (scores: Float64Array, offsets: readonly number[]): TextAssessment['hostility'] => {
  let best = 0
  for (let k = 1; k < scores.length; k++)
    if ((scores[k] ?? 0) + (offsets[k] ?? 0) > (scores[best] ?? 0) + (offsets[best] ?? 0)) best = k
  const chances = Float64Array.from(scores)
  normaliseExp(chances, 0, chances.length)
  return { label: hostilities[best] ?? 'clean', score: rounded(chances[best] ?? 0) }
}
