import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const cli = join(import.meta.dirname, '../dist/src/app/cli.js')

/** The flags of `npm start`. */
const heap = ['--max-semi-space-size=8', '--max-old-space-size=192']

export interface BenchServer {
  readonly url: string
  readonly apiKey: string | undefined
  /** Milliseconds from start to the first welcome. */
  readonly readyIn: number
  /** Resident memory now, in MB (10^6 bytes); and the highest so far. */
  readonly memory: () => { now: number; peak: number }
  readonly stop: () => Promise<void>
}

const megabytes = (pid: number, field: string): number => {
  const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round((Number(found?.[1] ?? 0) * 1024) / 1e6)
}

/** Starts the built program as users do; `core` pins it to one core. */
export const startServer = async (
  env: Readonly<Record<string, string>>,
  core?: number,
): Promise<BenchServer> => {
  const start = performance.now()
  const command = core === undefined ? [process.execPath] : ['taskset', '-c', String(core), process.execPath]
  const [program = '', ...rest] = [...command, ...heap, cli, '--json', 'serve']
  const child = spawn(program, rest, {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'error', KHIEN_CROWD_AT: '1000000', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const welcome = await new Promise<{ url: string; apiKey?: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"url"')) resolve(JSON.parse(line))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const pid = child.pid ?? 0
  return {
    url: welcome.url,
    apiKey: welcome.apiKey,
    readyIn: performance.now() - start,
    memory: () => ({ now: megabytes(pid, 'VmRSS'), peak: megabytes(pid, 'VmHWM') }),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** Runs a command of the built program and waits. */
export const khien = (args: readonly string[], env: Readonly<Record<string, string>>): void => {
  execFileSync(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

export const scratchFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'khien-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
