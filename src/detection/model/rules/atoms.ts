import type { Sought } from '../scan/chains.ts'
import { buildScanner, type Scanner } from '../scan/scanner.ts'
import { slotsOf } from './phrase-words.ts'
import type { Lexicon } from './schema.ts'

/** What the scanner looks for: the concepts of the lexicon first, then the phrases of the rules, each with a number. */
export interface Atoms {
  /** Number → concept's name or phrase. */
  readonly whats: readonly string[]
  readonly concepts: number
  readonly ofConcept: (name: string) => number | undefined
  readonly ofPhrase: (phrase: string) => number
  readonly scanner: () => Scanner
}

export const newAtoms = (lexicon: Lexicon): Atoms => {
  const whats: string[] = []
  const sought: Sought[] = []
  const add = (what: string, phrases: readonly string[]): number => {
    const phrase = whats.push(what) - 1
    for (const said of new Set(phrases)) sought.push({ phrase, slots: slotsOf(said) })
    return phrase
  }
  const byConcept = new Map(Object.entries(lexicon).map(([name, { phrases }]) => [name, add(name, phrases)]))
  const byPhrase = new Map<string, number>()
  return {
    whats,
    concepts: byConcept.size,
    ofConcept: (name) => byConcept.get(name),
    ofPhrase: (phrase) => {
      const known = byPhrase.get(phrase) ?? add(phrase, [phrase])
      byPhrase.set(phrase, known)
      return known
    },
    scanner: () => buildScanner(sought),
  }
}
