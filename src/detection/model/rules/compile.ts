import type { Kind } from '../labels.ts'
import type { Normalised } from '../text/normalise.ts'
import { newAtoms } from './atoms.ts'
import { buildNode } from './build-node.ts'
import { conditionProblems } from './condition-problems.ts'
import type { Node } from './node.ts'
import { RuleError } from './problem.ts'
import { type Evidence, newStage, type Scene, tidy } from './scene.ts'
import type { Lexicon, Rule } from './schema.ts'

/** A concept of the lexicon seen in a text: word range, both ends inclusive. */
export interface Seen {
  readonly concept: string
  readonly first: number
  readonly last: number
}

export interface Fired {
  readonly rule: Rule
  /** What was seen, in the order of the text. */
  readonly evidence: readonly Evidence[]
  /** The fewest, then shortest, pieces without which it would not have fired; empty when only an absence made it fire. */
  readonly flip: readonly Evidence[]
}

export interface Reading {
  readonly concepts: readonly Seen[]
  readonly fired: readonly Fired[]
}

export interface RuleBook {
  readonly rules: readonly Rule[]
  /** Rules that no phrase leads to: each costs time on every text. */
  readonly unindexed: readonly Rule[]
  readonly read: (text: Normalised, kind: Kind) => Reading
}

/**
 * Lexicon and rules made into one scanner and an index, once. A rule is looked at only when a phrase it cannot do without was
 * found. Not re-entrant, as everything in one thread; two threads make two books.
 *
 * @throws RuleError, PhraseError on rules or a lexicon that cannot run
 */
export const compileRules = (lexicon: Lexicon, rules: readonly Rule[]): RuleBook => {
  const problems = rules.flatMap((rule) =>
    conditionProblems(lexicon, rule.when).map((problem) => ({
      ...problem,
      path: `${rule.id}.${problem.path}`,
    })),
  )
  if (problems.length > 0) throw new RuleError(problems)
  const atoms = newAtoms(lexicon)
  const nodes = rules.map((rule) => buildNode(rule.when, atoms))
  const leads = leadsTo(nodes, atoms.whats.length)
  const always = nodes.flatMap(({ needs }, number) => (needs === undefined ? [number] : []))
  const scanner = atoms.scanner()
  const stage = newStage(atoms.whats)
  const lookedAt = new Float64Array(rules.length)
  let texts = 0

  const look = (number: number, scene: Scene, fired: Fired[]): void => {
    if (lookedAt[number] === texts) return
    lookedAt[number] = texts
    const node = nodes[number]
    const rule = rules[number]
    if (node === undefined || rule === undefined || !node.holds(scene)) return
    fired.push({ rule, evidence: tidy(node.evidence(scene)), flip: tidy(node.flip(scene) ?? []) })
  }

  return {
    rules,
    unindexed: always.flatMap((number) => rules[number] ?? []),
    read: (text, kind) => {
      const hits = scanner.scan(text)
      if (hits.length === 0 && always.length === 0) return nothing
      texts++
      const scene = stage.show(text, kind, hits)
      const fired: Fired[] = []
      for (const atom of stage.seen()) for (const number of leads[atom] ?? []) look(number, scene, fired)
      for (const number of always) look(number, scene, fired)
      const concepts = hits.flatMap(({ phrase, first, last }) =>
        phrase < atoms.concepts ? [{ first, last, what: atoms.whats[phrase] ?? '' }] : [],
      )
      return {
        concepts: tidy(concepts).map(({ what, first, last }) => ({ concept: what, first, last })),
        fired: fired.toSorted((a, b) => b.rule.weight - a.rule.weight),
      }
    },
  }
}

const nothing: Reading = { concepts: [], fired: [] }

/** Atom → the rules that cannot fire without one like it. */
const leadsTo = (nodes: readonly Node[], atoms: number): readonly (readonly number[])[] => {
  const leads: number[][] = Array.from({ length: atoms }, () => [])
  for (const [number, { needs }] of nodes.entries()) for (const atom of needs ?? []) leads[atom]?.push(number)
  return leads
}
