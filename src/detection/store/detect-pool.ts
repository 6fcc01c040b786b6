import { Worker } from 'node:worker_threads'

export interface DetectPool {
  /** Assesses a batch of JSON lines on the next thread; a line holds no line break. */
  readonly assess: (lines: readonly string[]) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

export interface Models {
  readonly hostility?: string | undefined
  readonly risk?: string | undefined
}

/** Threads with an engine each; batches go round. A thread that dies rejects what it had. */
export const openDetectPool = (threads: number, now: Date, models: Models): DetectPool => {
  let [lastId, turn] = [0, 0]
  const all = Array.from({ length: threads }, () => {
    const worker = new Worker(workerFile, { workerData: { now: now.getTime(), models } })
    const waiting = new Map<
      number,
      { resolve: (answers: readonly string[]) => void; reject: (problem: unknown) => void }
    >()
    const fail = (problem: unknown): void => {
      for (const { reject } of waiting.values()) reject(problem)
      waiting.clear()
    }
    worker.on('message', ({ id, answers }: { readonly id: number; readonly answers: string }) => {
      waiting.get(id)?.resolve(answers.split('\n'))
      waiting.delete(id)
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the detection thread ended')))
    return { worker, waiting }
  })
  return {
    assess: (lines) =>
      new Promise((resolve, reject) => {
        if (lines.length === 0) {
          resolve([])
          return
        }
        const thread = all[turn++ % all.length]
        const id = ++lastId
        thread?.waiting.set(id, { resolve, reject })
        // One long text goes from thread to thread far cheaper than a thousand short ones.
        thread?.worker.postMessage({ id, lines: lines.join('\n') })
      }),
    close: async () => {
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const workerFile = new URL(
  `./detect-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)
