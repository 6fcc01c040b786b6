import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kind } from '../labels.ts'
import { buildScanner } from '../scan/scanner.ts'
import { type Normalised, normalise, textOf } from '../text/normalise.ts'
import { compileRules } from './compile.ts'
import { slotsOf } from './phrase-words.ts'
import type { Condition, Lexicon, Rule } from './schema.ts'

const lexicon: Lexicon = {
  'c-one': { vi: 'một', en: 'one', phrases: ['xanh', 'đỏ {tím|vàng}'] },
  'c-two': { vi: 'hai', en: 'two', phrases: ['trắng .. đen'] },
  'c-three': { vi: 'ba', en: 'three', phrases: ['tím', 'vàng xanh'] },
}
const names = ['c-one', 'c-two', 'c-three']
const word = fc.constantFrom('xanh', 'đỏ', 'tím', 'vàng', 'trắng', 'đen', 'nâu', '.', '\n')
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))

const placed: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Condition>(
      ...names,
      { phrase: 'nâu' },
      { phrase: ['đen', 'đỏ'] },
      { pattern: 'vàng|t[íi]m' },
    ),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      near: fc.record({
        of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        words: fc.integer({ min: 1, max: 6 }),
      }),
    }),
    fc.record({ sequence: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
  ),
})).node
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => {
  const nodes = fc.array(tie('node'), { minLength: 1, maxLength: 3 })
  const atLeast = fc.integer({ min: 1, max: 3 })
  return {
    node: fc.oneof(
      { depthSize: 'small' },
      placed,
      fc.record({ all: nodes }),
      fc.record({ any: nodes }),
      fc.record({ not: tie('node') }),
      fc
        .tuple(nodes, atLeast)
        .map(([of, most]): Condition => ({ stages: { of, atLeast: Math.min(most, of.length) } })),
      fc.record({ count: fc.record({ of: placed, atLeast }) }),
      fc.constant<Condition>({ kind: ['message'] }),
      fc.constant<Condition>({ words: { atLeast: 4 } }),
      fc.constant<Condition>({ turns: { atLeast: 2 } }),
    ),
  }
}).node

const ruleOf = (when: Condition, index: number): Rule => ({
  id: `r-${index}`,
  version: 1,
  label: 'grooming',
  weight: 0.5,
  when,
  reason: { vi: 'lý do', en: 'reason' },
  examples: { hits: ['x'], misses: ['y'] },
})
const firedIds = (whens: readonly Condition[], input: string): readonly string[] =>
  compileRules(lexicon, whens.map(ruleOf))
    .read(normalise(input), 'message')
    .fired.map(({ rule }) => rule.id)

describe('the rule book, whatever it is given', () => {
  it('fires exactly what looking at every rule would fire', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), text, (whens, input) => {
        const read = normalise(input)
        const wanted = whens.flatMap((when, i) =>
          naiveHolds(when, lexicon, read, 'message') ? [`r-${i}`] : [],
        )
        expect(firedIds(whens, input).toSorted()).toEqual(wanted.toSorted())
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps the laws of not, all and any', () => {
    fc.assert(
      fc.property(condition, condition, text, (a, b, input) => {
        const fires = (when: Condition) => firedIds([when], input).length === 1
        expect(fires({ not: { not: a } })).toBe(fires(a))
        expect(fires({ not: { all: [a, b] } })).toBe(fires({ any: [{ not: a }, { not: b }] }))
        expect(fires({ all: [a, b] })).toBe(fires({ all: [b, a] }))
        expect(fires({ any: [a, { not: a }] })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('points inside the text, and taking away what it names stops the rule', () => {
    fc.assert(
      fc.property(placed, text, (when, input) => {
        const read = normalise(input)
        const book = compileRules(lexicon, [ruleOf(when, 0)])
        for (const { evidence, flip } of book.read(read, 'message').fired) {
          for (const { first, last } of [...evidence, ...flip]) {
            expect(first).toBeGreaterThanOrEqual(0)
            expect(last).toBeGreaterThanOrEqual(first)
            expect(last).toBeLessThan(read.words.count)
          }
          expect(flip.length).toBeGreaterThan(0)
          const gone = new Set(
            flip.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
          )
          const rest = Array.from({ length: read.words.count }, (_, i) => {
            const word = String.fromCharCode(...read.units.subarray(read.words.start[i], read.words.end[i]))
            const parted = i > 0 && read.words.turn[i] !== read.words.turn[i - 1] ? '\n' : ' '
            return parted + (gone.has(i) ? 'khác' : word)
          }).join('')
          expect(firedIds([when], rest)).toEqual([])
        }
      }),
      { numRuns: 800 },
    )
  })

  it('never throws, whatever the text', () => {
    const book = compileRules(
      lexicon,
      [{ all: ['c-one', { pattern: '\\p{L}+' }] }, { near: { of: ['c-one', 'c-three'], words: 5 } }].map(
        ruleOf,
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (input) => {
        book.read(normalise(`${input} xanh ${input}`), 'report')
      }),
    )
  })
})

interface Range {
  readonly first: number
  readonly last: number
}

/** The same meaning said the slow way: every rule looked at, every combination tried. */
const naiveHolds = (when: Condition, words: Lexicon, read: Normalised, kind: Kind): boolean => {
  const holds = (part: Condition): boolean => naiveHolds(part, words, read, kind)
  if (typeof when === 'string') return ranges(when, words, read).length > 0
  if ('all' in when) return when.all.every(holds)
  if ('any' in when) return when.any.some(holds)
  if ('not' in when) return !holds(when.not)
  if ('stages' in when) return when.stages.of.filter(holds).length >= when.stages.atLeast
  if ('count' in when) return mostApart(ranges(when.count.of, words, read)) >= when.count.atLeast
  return ofWhole(when, read, kind) ?? ranges(when, words, read).length > 0
}

const ofWhole = (when: Exclude<Condition, string>, read: Normalised, kind: Kind): boolean | undefined => {
  if ('kind' in when) return when.kind.includes(kind)
  if ('words' in when) return read.words.count >= (when.words.atLeast ?? 0)
  if ('turns' in when)
    return new Set(read.words.turn.subarray(0, read.words.count)).size >= when.turns.atLeast
  return undefined
}

const ranges = (when: Condition, words: Lexicon, read: Normalised): readonly Range[] => {
  const found = (phrases: readonly string[]) =>
    buildScanner(phrases.map((it) => ({ phrase: 0, slots: slotsOf(it) }))).scan(read)
  if (typeof when === 'string') return found(words[when]?.phrases ?? [])
  if ('phrase' in when) return [when.phrase].flat().flatMap((phrase) => found([phrase]))
  if ('any' in when) return when.any.flatMap((part) => ranges(part, words, read))
  if ('pattern' in when) return matches(new RegExp(when.pattern, 'g'), read)
  if ('near' in when)
    return combinations(when.near.of.map((part) => ranges(part, words, read)))
      .map(around)
      .filter(({ first, last }) => last - first + 1 <= when.near.words)
  if ('sequence' in when)
    return combinations(when.sequence.map((part) => ranges(part, words, read)))
      .filter((choice) => choice.every((range, i) => i === 0 || range.first > (choice[i - 1]?.last ?? 0)))
      .map(around)
  throw new Error('no place')
}

const matches = (pattern: RegExp, read: Normalised): readonly Range[] =>
  [...textOf(read).matchAll(pattern)].map(({ index }) => {
    const at = read.words.start.findIndex((start, i) => start <= index && (read.words.end[i] ?? 0) > index)
    return { first: at, last: at }
  })

const combinations = (members: readonly (readonly Range[])[]): readonly (readonly Range[])[] =>
  members.reduce<readonly (readonly Range[])[]>(
    (before, member) =>
      before.flatMap((choice) => member.map((range) => [...choice, range])).slice(0, 50_000),
    [[]],
  )

const around = (choice: readonly Range[]): Range => ({
  first: Math.min(...choice.map(({ first }) => first)),
  last: Math.max(...choice.map(({ last }) => last)),
})

const mostApart = (all: readonly Range[]): number => {
  const [next, ...rest] = all.toSorted((a, b) => a.last - b.last)
  return next === undefined ? 0 : 1 + mostApart(rest.filter(({ first }) => first > next.last))
}
