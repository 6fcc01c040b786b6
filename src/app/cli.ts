import { Refusal } from '../kit/refusal.ts'
import { translate } from '../kit/text.ts'
import { engineCommands, newProgram } from './cli/engine-program.ts'

const wordsOf = (problem: unknown): string => {
  if (!(problem instanceof Refusal)) return problem instanceof Error ? problem.message : String(problem)
  const t = translate('vi')
  const fields = Object.entries(problem.fields).map(([name, key]) => `  ${name}: ${t.of(`errors.${key}`)}`)
  return [t.of(`errors.${problem.reason}`), ...fields].join('\n')
}

// Whatever a command writes is for whoever runs it alone: files of the database, sealed files, anchors, the lock.
process.umask(0o077)

/** The engine's commands start in a moment: they load nothing of the server. */
const programOf = async (argv: readonly string[]) => {
  const command = argv.slice(2).find((word) => !word.startsWith('-'))
  const load = command === undefined ? undefined : engineCommands[command]
  if (load !== undefined) {
    const program = newProgram()
    ;(await load())(program)
    return program
  }
  const { buildProgram } = await import('./cli/program.ts')
  return buildProgram(process.env)
}

// Whoever reads our output may stop at any line (`| head`); that is no fault of ours.
process.stdout.on('error', (problem) => {
  if (Object(problem).code === 'EPIPE') process.exit(process.exitCode ?? 0)
  throw problem
})

try {
  await (await programOf(process.argv)).parseAsync(process.argv)
} catch (problem) {
  console.error(wordsOf(problem))
  process.exitCode = 1
}
