import { parentPort, workerData } from 'node:worker_threads'
import { openEngine } from '../model/engine.ts'
import { assessLine } from '../model/lines.ts'
import { shippedParts } from './engine-files.ts'

const engine = openEngine(shippedParts(new Date(workerData.now), workerData.models))

parentPort?.on('message', ({ id, lines }: { readonly id: number; readonly lines: readonly string[] }) => {
  parentPort?.postMessage({ id, answers: lines.map((line) => assessLine(engine, line)) })
})
