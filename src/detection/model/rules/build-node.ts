import type { Atoms } from './atoms.ts'
import {
  allNode,
  anyNode,
  atomNode,
  kindNode,
  notNode,
  stagesNode,
  turnsNode,
  wordsNode,
} from './logic-nodes.ts'
import type { Node } from './node.ts'
import { countNode, isPlaced, nearNode, type PlacedNode, patternNode, sequenceNode } from './place-nodes.ts'
import type { Condition } from './schema.ts'

/** A condition made ready to run. It must have passed `conditionProblems`. @throws Error when it has not */
export const buildNode = (condition: Condition, atoms: Atoms): Node => {
  const build = (part: Condition): Node => buildNode(part, atoms)
  const placed = (part: Condition): PlacedNode => {
    const node = build(part)
    if (!isPlaced(node)) throw new Error('no-place')
    return node
  }
  if (typeof condition === 'string') {
    const atom = atoms.ofConcept(condition)
    if (atom === undefined) throw new Error('unknown-concept')
    return atomNode(atom)
  }
  if ('phrase' in condition)
    return anyNode([condition.phrase].flat().map((it) => atomNode(atoms.ofPhrase(it))))
  if ('pattern' in condition) return patternNode(condition.pattern)
  if ('all' in condition) return allNode(condition.all.map(build))
  if ('any' in condition) return anyNode(condition.any.map(build))
  if ('not' in condition) return notNode(build(condition.not))
  if ('near' in condition) return nearNode(condition.near.of.map(placed), condition.near.words)
  if ('sequence' in condition) return sequenceNode(condition.sequence.map(placed))
  if ('count' in condition) return countNode(placed(condition.count.of), condition.count.atLeast)
  if ('stages' in condition) return stagesNode(condition.stages.of.map(build), condition.stages.atLeast)
  if ('kind' in condition) return kindNode(condition.kind)
  if ('words' in condition) return wordsNode(condition.words.atLeast, condition.words.atMost)
  return turnsNode(condition.turns.atLeast)
}
