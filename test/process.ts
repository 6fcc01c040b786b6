import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { newId } from '../src/kit/random.ts'

const cli = join(import.meta.dirname, '../dist/src/app/cli.js')

export interface Welcome {
  readonly url: string
  readonly apiKey?: string
  readonly recoveryKey?: string
  readonly receipt?: { readonly locator: string; readonly secret: string }
}

export interface RunningServer extends Welcome {
  readonly folder: string
  readonly pid: number
  /** Everything it said so far, on both streams. */
  readonly said: () => string
  /** Asks it to stop as a service manager does; its exit code. */
  readonly stop: () => Promise<number | null>
  /** As the power failing would. */
  readonly kill: () => Promise<void>
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Starts the built program as its own process on a free port and waits for its welcome. */
export const startProcess = async (env: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
  if (!existsSync(cli)) throw new Error('run `npm run build` first')
  const folder = env.KHIEN_DATA ?? mkdtempSync(join(tmpdir(), 'khien-process-'))
  const child = spawn(process.execPath, [cli, '--json', 'serve'], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'debug', KHIEN_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const welcome = await new Promise<Welcome>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"url"')) resolve(JSON.parse(line))
      else said.push(`${line}\n`)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join('')}`)))
  })
  return {
    ...welcome,
    folder,
    pid: child.pid ?? 0,
    said: () => said.join(''),
    stop: async () => {
      child.kill('SIGTERM')
      await ended(child)
      return child.exitCode
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended(child)
    },
  }
}

export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A `khien` command as people run it; `killWhen` ends it as the power failing would, once it says so of what it told so far. */
export const runKhien = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { input = '', killWhen }: { readonly input?: string; readonly killWhen?: (err: string) => boolean } = {},
): Promise<Said> => {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => {
    said.out += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    said.err += part.toString()
    if (killWhen?.(said.err) === true) child.kill('SIGKILL')
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}

/** A fresh database beside the one of DATABASE_URL, and its removal. */
export const freshDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const name = `khien_process_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`create database ${name}`)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

export const onPostgres = (process.env.DATABASE_URL ?? '') !== ''
