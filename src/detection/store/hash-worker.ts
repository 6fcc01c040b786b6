import { parentPort } from 'node:worker_threads'
import sharp from 'sharp'
import { hashPicture } from './hash-picture.ts'
import type { HashAnswer, HashTask } from './hash-pool.ts'

// One picture at a time and a thread: the pool is what makes several at once.
sharp.concurrency(1)
sharp.cache(false)

parentPort?.on('message', ({ id, bytes }: HashTask) => {
  const answer = (said: HashAnswer): void => parentPort?.postMessage(said)
  hashPicture(bytes).then(
    (picture) => answer({ id, picture }),
    (problem: unknown) =>
      answer({ id, problem: problem instanceof Error ? problem.message : String(problem) }),
  )
})
