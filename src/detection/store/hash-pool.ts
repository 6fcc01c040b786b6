import { Worker } from 'node:worker_threads'
import type { PictureHashes } from './hash-picture.ts'

export interface HashTask {
  readonly id: number
  readonly bytes: Uint8Array
}
export type HashAnswer =
  | { readonly id: number; readonly picture: PictureHashes }
  | { readonly id: number; readonly problem: string }

/** Threads that decode and hash pictures beside the program. */
export interface HashPool {
  /** Rejects when the bytes are no picture, when the thread dies, or when the pool is closed. */
  readonly hash: (bytes: Uint8Array) => Promise<PictureHashes>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (picture: PictureHashes) => void
  readonly reject: (problem: Error) => void
}
interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

export const openHashPool = (threads: number): HashPool => {
  const all: Thread[] = []
  let closed = false
  let lastId = 0
  const start = (): Thread => {
    const thread: Thread = { worker: new Worker(workerFile), waiting: new Map() }
    const gone = (problem: Error): void => {
      const at = all.indexOf(thread)
      if (at >= 0) all.splice(at, 1)
      for (const { reject } of thread.waiting.values()) reject(problem)
      thread.waiting.clear()
    }
    thread.worker.on('message', (answer: HashAnswer) => settle(thread, answer))
    thread.worker.on('error', (problem) =>
      gone(problem instanceof Error ? problem : new Error(String(problem))),
    )
    thread.worker.on('exit', () => gone(new Error('the hashing thread ended')))
    all.push(thread)
    return thread
  }
  const leastBusy = (): Thread => {
    if (all.length < Math.max(1, threads) && all.every(({ waiting }) => waiting.size > 0)) return start()
    return all.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
  }
  return {
    hash: (bytes) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the pool is closed'))
          return
        }
        const thread = leastBusy()
        lastId += 1
        thread.waiting.set(lastId, { resolve, reject })
        thread.worker.postMessage({ id: lastId, bytes } satisfies HashTask)
      }),
    close: async () => {
      closed = true
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}

const settle = ({ waiting }: Thread, answer: HashAnswer): void => {
  const asked = waiting.get(answer.id)
  waiting.delete(answer.id)
  if ('picture' in answer) asked?.resolve(answer.picture)
  else asked?.reject(new Error(answer.problem))
}

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const workerFile = new URL(`./hash-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
