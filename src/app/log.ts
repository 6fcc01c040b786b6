import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Structured lines on standard output. No address, agent, path with ids, or message of an error: those can carry content. */
export const openLog = ({ logLevel }: Pick<Config, 'logLevel'>): Log =>
  pino({ level: logLevel, base: { pid: process.pid } })

/** What may be said of a bug: its kind and where in our code it happened; never its message, which may quote a report. */
export const faultOf = (problem: unknown): { kind: string; code?: string; at: string[] } => {
  if (!(problem instanceof Error)) return { kind: typeof problem, at: [] }
  const frames = (problem.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const at = frames
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/.*\/(dist|src|node_modules)\//, '($1/'))
  return {
    kind: problem.name,
    ...('code' in problem && typeof problem.code === 'string' ? { code: problem.code } : {}),
    at,
  }
}
