import { Worker } from 'node:worker_threads'
import { type BatchOutcome, openEvaluator, type Trial, type TrialText } from '../model/life/evaluate.ts'
import { type BacktestReport, newTally, type Picks } from '../model/life/tally.ts'
import { longestText } from '../model/lines.ts'

export interface BacktestOptions {
  /** Worker threads; 0 evaluates in this one. */
  readonly threads?: number | undefined
  readonly batchSize?: number | undefined
  /** Called after each batch with the number of texts seen so far. */
  readonly onProgress?: ((seen: number) => Promise<void> | void) | undefined
}

/**
 * Tries a rule on texts, batch by batch in bounded memory: at most two batches wait for each thread. The report and the picked
 * texts are the same for any number of threads.
 */
export const backtest = async (
  trial: Trial,
  texts: Iterable<TrialText> | AsyncIterable<TrialText>,
  { threads = 0, batchSize = 2000, onProgress }: BacktestOptions = {},
): Promise<{ readonly report: BacktestReport; readonly picks: Picks }> => {
  const lanes = threads === 0 ? [hereLane(trial)] : Array.from({ length: threads }, () => threadLane(trial))
  const tally = newTally(trial.rule)
  const waiting: { batch: readonly TrialText[]; outcome: Promise<BatchOutcome> }[] = []
  let [sent, seen] = [0, 0]
  const settleFirst = async (): Promise<void> => {
    const first = waiting.shift()
    if (first === undefined) return
    tally.add(first.batch, await first.outcome)
    seen += first.batch.length
    await onProgress?.(seen)
  }
  const send = async (batch: readonly TrialText[]): Promise<void> => {
    const lane = lanes[sent++ % lanes.length]
    if (lane === undefined) return
    const outcome = lane.evaluate(batch)
    // Its failure is told by the await in order; until then it must not end the process as unhandled.
    outcome.catch(() => {})
    waiting.push({ batch, outcome })
    if (waiting.length >= lanes.length * 2) await settleFirst()
  }
  try {
    let batch: TrialText[] = []
    for await (const text of texts) {
      batch.push(text.text.length > longestText ? { ...text, text: text.text.slice(0, longestText) } : text)
      if (batch.length < batchSize) continue
      await send(batch)
      batch = []
    }
    if (batch.length > 0) await send(batch)
    while (waiting.length > 0) await settleFirst()
    return { report: tally.report(), picks: tally.picks() }
  } finally {
    await Promise.all(lanes.map(({ close }) => close()))
  }
}

interface Lane {
  readonly evaluate: (batch: readonly TrialText[]) => Promise<BatchOutcome>
  readonly close: () => Promise<unknown>
}

const hereLane = (trial: Trial): Lane => {
  const evaluate = openEvaluator(trial)
  return { evaluate: async (batch) => evaluate(batch), close: async () => {} }
}

/** A thread answers its batches in the order they came. */
const threadLane = (trial: Trial): Lane => {
  const worker = new Worker(workerFile, { workerData: trial })
  const waiting: { resolve: (outcome: BatchOutcome) => void; reject: (problem: unknown) => void }[] = []
  const fail = (problem: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(problem)
  }
  worker.on('message', (outcome: BatchOutcome) => waiting.shift()?.resolve(outcome))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the backtest thread ended')))
  return {
    evaluate: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(batch.map(({ text, kind }) => ({ text, kind })))
      }),
    close: () => worker.terminate(),
  }
}

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const workerFile = new URL(
  `./backtest-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)
