import type { Kind } from '../labels.ts'
import { signHash } from '../learn/features.ts'
import type { Reading } from '../rules/compile.ts'

/** Pairs of more concepts than this say nothing new, and a long page has them all. */
const mostPaired = 14

/**
 * What the learned model sees besides letters and words: the kind of text, the concepts of the lexicon, each pair of them,
 * and the order in which they first appear. The last is what tells a conversation that closes in from a lesson about one.
 */
export const signsOf = ({ concepts, fired }: Reading, kind: Kind): number[] => {
  const signs = [kindHashes[kind]]
  const names: number[] = []
  for (const { concept } of concepts) {
    const hash = hashOf(concept)
    if (!names.includes(hash)) names.push(hash)
  }
  for (const name of names) signs.push(name, Math.imul(name ^ kindHashes[kind], 0x01000193))
  const paired = names.slice(0, mostPaired)
  for (const [i, a] of paired.entries())
    for (const b of paired.slice(i + 1)) {
      signs.push(Math.imul(Math.min(a, b) ^ 0x5bd1e995, 0x01000193) ^ Math.max(a, b))
      signs.push(Math.imul(a ^ 0x1b873593, 0x01000193) + b)
    }
  for (const { rule } of fired) signs.push(hashOf(`rule:${rule.id}`))
  return signs
}

const kindHashes: Readonly<Record<Kind, number>> = {
  message: signHash('kind:message'),
  report: signHash('kind:report'),
  page: signHash('kind:page'),
}

const known = new Map<string, number>()
const hashOf = (name: string): number => {
  const found = known.get(name)
  if (found !== undefined) return found
  const fresh = signHash(name)
  // Concepts and rules are few; a caller with endless names must not fill the memory.
  if (known.size < 10_000) known.set(name, fresh)
  return fresh
}

/** The sign of one concept, to read its weight back when explaining. */
export const conceptSign = hashOf
