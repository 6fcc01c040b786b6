import { Refusal } from '../kit/refusal.ts'
import { translate } from '../kit/text.ts'
import { buildProgram } from './cli/program.ts'

const wordsOf = (problem: unknown): string => {
  if (!(problem instanceof Refusal)) return problem instanceof Error ? problem.message : String(problem)
  const t = translate('vi')
  const fields = Object.entries(problem.fields).map(([name, key]) => `  ${name}: ${t.of(`errors.${key}`)}`)
  return [t.of(`errors.${problem.reason}`), ...fields].join('\n')
}

// Whatever a command writes is for whoever runs it alone: files of the database, sealed files, anchors, the lock.
process.umask(0o077)

try {
  await buildProgram(process.env).parseAsync(process.argv)
} catch (problem) {
  console.error(wordsOf(problem))
  process.exitCode = 1
}
