import { parentPort, workerData } from 'node:worker_threads'
import { type FitTask, type Material, runFit } from '../model/learn/fit.ts'

const material: Material = workerData

parentPort?.on('message', ({ id, task }: { readonly id: number; readonly task: FitTask }) => {
  parentPort?.postMessage({ id, result: runFit(material, task) })
})
