import { z } from 'zod'
import { randomFrom } from '../learn/random.ts'
import type { Rule } from '../rules/schema.ts'
import type { BatchOutcome, TrialText } from './evaluate.ts'

const count = z.int().min(0)

/** What a backtest found. Counts only; the picked texts stand beside it. */
export const BacktestReport = z.object({
  seen: count,
  hits: count,
  /** Hits where no other rule of the label that speaks today fired. */
  unique: count,
  overlap: z.array(z.object({ rule: z.string(), hits: count })),
  sources: z.array(z.object({ source: z.string(), seen: count, hits: count })),
  /** On texts whose labels are known. */
  labelled: z.object({ right: count, wrong: count, missed: count }),
  /** Texts the house assessed a day, when it was tested; absent while it has assessed none. */
  textsPerDay: z.number().optional(),
})
export type BacktestReport = z.output<typeof BacktestReport>

export interface Picks {
  readonly hits: readonly TrialText[]
  readonly misses: readonly TrialText[]
}

const picked = { hits: 20, misses: 10 } as const

/** Counts what a rule did to batches of texts and picks some at random; the same texts in order give the same picks. */
export const newTally = ({ label }: Pick<Rule, 'label'>) => {
  const sources = new Map<string, { source: string; seen: number; hits: number }>()
  const overlap = new Map<string, number>()
  const labelled = { right: 0, wrong: 0, missed: 0 }
  const [hitPicks, missPicks] = [newPick(picked.hits, 1), newPick(picked.misses, 2)]
  let [seen, hits, unique] = [0, 0, 0]

  const countHit = (text: TrialText, also: readonly string[]): void => {
    hits++
    if (also.length === 0) unique++
    for (const id of also) overlap.set(id, (overlap.get(id) ?? 0) + 1)
    const carries = text.labels?.includes(label)
    if (carries !== undefined) labelled[carries ? 'right' : 'wrong']++
    hitPicks.offer(text)
  }

  const addOne = (text: TrialText, also: readonly string[] | undefined): void => {
    seen++
    const place = sources.get(text.source) ?? { source: text.source, seen: 0, hits: 0 }
    sources.set(text.source, place)
    place.seen++
    if (also !== undefined) {
      place.hits++
      countHit(text, also)
    } else {
      if (text.labels?.includes(label) === true) labelled.missed++
      missPicks.offer(text)
    }
  }

  return {
    add: (batch: readonly TrialText[], { fired, also }: BatchOutcome): void => {
      let next = 0
      for (const [i, text] of batch.entries()) addOne(text, fired[next] === i ? also[next++] : undefined)
    },
    report: (): BacktestReport => ({
      seen,
      hits,
      unique,
      overlap: [...overlap]
        .map(([rule, times]) => ({ rule, hits: times }))
        .toSorted((a, b) => b.hits - a.hits || (a.rule < b.rule ? -1 : 1)),
      sources: [...sources.values()].map((one) => ({ ...one })),
      labelled: { ...labelled },
    }),
    picks: (): Picks => ({ hits: hitPicks.kept(), misses: missPicks.kept() }),
  }
}

/** Reservoir sampling: every text offered is kept with the same chance, however many come. */
const newPick = (most: number, seed: number) => {
  const random = randomFrom(seed)
  const kept: TrialText[] = []
  let offered = 0
  return {
    offer: (text: TrialText): void => {
      offered++
      if (kept.length < most) kept.push(text)
      else {
        const at = Math.floor(random() * offered)
        if (at < most) kept[at] = text
      }
    },
    kept: (): readonly TrialText[] => kept,
  }
}

/**
 * How often a day the rule would fire at the load of today, by its rate on texts nobody chose for their labels. Undefined while
 * there are no such texts or no load: a set of made-up lines says nothing of how rare harm is.
 */
export const expectedLoad = ({ sources, textsPerDay }: BacktestReport): number | undefined => {
  const found = sources.filter(({ source }) => source !== risksetSource)
  const seen = found.reduce((sum, one) => sum + one.seen, 0)
  if (seen === 0 || textsPerDay === undefined) return undefined
  return (textsPerDay * found.reduce((sum, one) => sum + one.hits, 0)) / seen
}

/** The made-up, labelled lines of the repository. */
export const risksetSource = 'riskset'
