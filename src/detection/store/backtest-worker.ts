import { parentPort, workerData } from 'node:worker_threads'
import { openEvaluator, type TrialText } from '../model/life/evaluate.ts'

const evaluate = openEvaluator(workerData)

parentPort?.on('message', (batch: readonly TrialText[]) => {
  parentPort?.postMessage(evaluate(batch))
})
