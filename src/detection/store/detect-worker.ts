import { parentPort, workerData } from 'node:worker_threads'
import { openEngine } from '../model/engine.ts'
import { assessLine } from '../model/lines.ts'
import { shippedParts } from './engine-files.ts'

const engine = openEngine(shippedParts(new Date(workerData.now), workerData.models))

parentPort?.on('message', ({ id, lines }: { readonly id: number; readonly lines: string }) => {
  const answers = lines.split('\n').map((line) => assessLine(engine, line))
  parentPort?.postMessage({ id, answers: answers.join('\n') })
})
