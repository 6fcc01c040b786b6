import { buildProgram } from './cli/program.ts'

try {
  await buildProgram(process.env).parseAsync(process.argv)
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem))
  process.exitCode = 1
}
