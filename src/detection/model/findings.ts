import type { EngineParts, Finding } from './assessment.ts'
import { hashWords, newWordScratch, wordFeatures } from './hostility/spans.ts'
import type { Hostility, Label } from './labels.ts'
import { labels } from './labels.ts'
import { strongestSpans, wordShares } from './learn/explain.ts'
import { slotOf } from './learn/features.ts'
import { logistic, type Scorer } from './learn/score.ts'
import type { ExaminedLink } from './links/examine-links.ts'
import { labelReason, linkReason, mannerReason } from './reasons.ts'
import { conceptSign } from './risk/signs.ts'
import type { Reading } from './rules/compile.ts'
import { type Normalised, originalRange } from './text/normalise.ts'

export interface Seen {
  readonly read: Normalised
  readonly reading: Reading
  readonly given: readonly Label[]
  readonly chances: readonly number[]
  readonly manner: Hostility
  readonly links: readonly ExaminedLink[]
}

const mostPerLabel = 4

/** Why the engine says what it says, piece by piece, in the order of the text. */
export const findingsOf = (parts: EngineParts, scoreWord: Scorer, seen: Seen): readonly Finding[] => {
  const all = [
    ...seen.reading.fired.flatMap((fired) => ruleFindings(seen, fired)),
    ...seen.given.flatMap((label) => modelFindings(parts, seen, label)),
    ...(seen.manner === 'clean' ? [] : hostileWords(parts, scoreWord, seen)),
    ...seen.links.flatMap(linkFindings),
  ]
  return all.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.source < b.source ? -1 : 1))
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

const ruleFindings = (
  { read, given }: Seen,
  { rule, evidence, flip }: Reading['fired'][number],
): readonly Finding[] =>
  given.includes(rule.label)
    ? evidence.slice(0, mostPerLabel).map((piece) => ({
        label: rule.label,
        ...originalRange(read, piece.first, piece.last),
        reason: rule.reason.vi,
        source: `rule:${rule.id}@${rule.version}`,
        weight: rounded(rule.weight),
        flips: flip.some(({ first, last }) => first === piece.first && last === piece.last),
      }))
    : []

/** Concepts first: they say in words what was seen. Where none speaks for a label, the strongest stretches of words. */
const modelFindings = (parts: EngineParts, seen: Seen, label: Label): readonly Finding[] => {
  const { risk, lexicon } = parts
  const column = labels.indexOf(label)
  const { weights, columns, steps, bits } = risk.model
  const threshold = risk.thresholds.labels[column] ?? 0.5
  const margin =
    Math.log((seen.chances[column] ?? 0) / (1 - Math.min(0.9999, seen.chances[column] ?? 0))) -
    Math.log(threshold / (1 - threshold))
  const slope = risk.calibration[column]?.slope ?? 1
  const scale = 1 / Math.sqrt(Math.max(1, seen.reading.concepts.length))
  const said = seen.reading.concepts
    .map(({ concept, first, last }) => ({
      first,
      last,
      reason: lexicon[concept]?.vi ?? concept,
      weight:
        (weights[slotOf(conceptSign(concept), 32 - bits) * columns + column] ?? 0) *
        (steps[column] ?? 0) *
        scale,
    }))
    .filter(({ weight }) => weight > 0.05)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostPerLabel)
  const pieces =
    said.length > 0
      ? said
      : strongestSpans(wordShares(seen.read, risk.model, column), 2, 0.02).map((span) => ({
          ...span,
          reason: labelReason(label),
        }))
  return pieces.map(({ first, last, reason, weight }) => ({
    label,
    ...originalRange(seen.read, first, last),
    reason,
    source: `model:${risk.hash}`,
    weight: rounded(weight),
    flips: weight * slope > margin,
  }))
}

// Used for one text after the other.
const wordScratch = newWordScratch()
const wordScore = new Float64Array(1)

/** Words the token model marks; neighbours are one piece. */
const hostileWords = (
  { spans }: EngineParts,
  scoreWord: Scorer,
  { read, manner }: Seen,
): readonly Finding[] => {
  const { words } = read
  hashWords(read, wordScratch)
  const found: { first: number; last: number; weight: number }[] = []
  for (let i = 0; i < Math.min(words.count, 400); i++) {
    scoreWord(wordFeatures(read, i, wordScratch), wordScore)
    const chance = logistic(wordScore[0] ?? 0)
    if (chance < spans.threshold) continue
    const before = found.at(-1)
    if (before !== undefined && before.last === i - 1) {
      before.last = i
      before.weight = Math.max(before.weight, chance)
    } else found.push({ first: i, last: i, weight: chance })
  }
  return found.map(({ first, last, weight }) => ({
    label: manner === 'hate' ? 'hate-speech' : 'offensive',
    ...originalRange(read, first, last),
    reason: mannerReason(manner),
    source: `model:${spans.hash}`,
    weight: rounded(weight),
    flips: found.length === 1,
  }))
}

const linkFindings = ({ findings }: ExaminedLink): readonly Finding[] =>
  findings
    .filter(({ severity }) => severity >= 0.3)
    .slice(0, 2)
    .map(({ code, severity, start, end, about }) => ({
      label: 'link',
      start,
      end,
      reason: linkReason(code, about),
      source: `link:${code}`,
      weight: rounded(severity),
      flips: false,
    }))
