import { Worker } from 'node:worker_threads'
import type { FitResult, FitTask, Material } from '../model/learn/fit.ts'

/**
 * Fits all tasks on several threads that share the material, and returns the results in the order of the tasks.
 *
 * @throws when a thread dies
 */
export const fitAll = async (
  material: Material,
  tasks: readonly FitTask[],
  threads: number,
  onDone: (done: number) => void = () => {},
): Promise<readonly FitResult[]> => {
  const results: FitResult[] = []
  let [next, done] = [0, 0]
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const id = next++
        const task = tasks[id]
        if (task === undefined) resolve()
        else worker.postMessage({ id, task })
      }
      worker.on('message', ({ id, result }: { readonly id: number; readonly result: FitResult }) => {
        results[id] = result
        onDone(++done)
        give()
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the fitting thread ended')))
      give()
    })
  const shared = share(material)
  const workers = Array.from(
    { length: Math.max(1, Math.min(threads, tasks.length)) },
    () => new Worker(workerFile, { workerData: shared }),
  )
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return results
}

/** The same arrays in memory that threads see together, so that none is copied per thread. */
const share = (material: Material): Material => ({
  ...material,
  data: { ...material.data, slots: ints(material.data.slots), ends: ints(material.data.ends) },
  targets: bytes(material.targets),
  rowWeight: floats(material.rowWeight),
  slotScale: floats(material.slotScale),
  slotBlock: bytes(material.slotBlock),
  folds: bytes(material.folds),
})
const ints = (from: Int32Array): Int32Array => {
  const to = new Int32Array(new SharedArrayBuffer(from.byteLength))
  to.set(from)
  return to
}
const bytes = (from: Int8Array): Int8Array => {
  const to = new Int8Array(new SharedArrayBuffer(from.byteLength))
  to.set(from)
  return to
}
const floats = (from: Float32Array): Float32Array => {
  const to = new Float32Array(new SharedArrayBuffer(from.byteLength))
  to.set(from)
  return to
}

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const workerFile = new URL(`./fit-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
