import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gate } from '../../kit/parallel.ts'
import type { ScreenTurn } from '../model/screens/turns.ts'
import type { NoScreen } from './prepare-screen.ts'

export interface ScreenTask {
  readonly bytes: Uint8Array
}

/** What stands in a picture, or why nothing can be said of it. `confidence` is 0 to 1. */
export type ScreenAnswer =
  | { readonly status: 'read'; readonly turns: readonly ScreenTurn[]; readonly confidence: number }
  | { readonly status: 'no-words' | NoScreen }
export type ScreenReading = ScreenAnswer | { readonly status: 'too-slow' | 'stopped' }

export interface ScreenReader {
  /** Refuses `unavailable` when too many wait already. `stopped`: the process ended on this picture, or could not start. */
  readonly read: (bytes: Uint8Array) => Promise<ScreenReading>
  readonly close: () => void
}

export interface ScreenReaderOptions {
  readonly secondsToRead?: number
  /** After which the process and its memory go. */
  readonly secondsIdle?: number
  readonly waiting?: number
}

/**
 * Reads pictures in a process of its own, one at a time: it comes when it is asked, holds some 250 MB while it works, may
 * write no file, and is gone soon after. The picture goes there and the words come back through a pipe.
 */
export const openScreenReader = ({
  secondsToRead = 30,
  secondsIdle = 20,
  waiting = 6,
}: ScreenReaderOptions = {}): ScreenReader => {
  const inTurn = gate(1, waiting)
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  const end = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }
  return {
    read: (bytes) =>
      inTurn(async () => {
        clearTimeout(idle)
        child = child?.connected === true ? child : start()
        const answer = await ask(child, bytes, secondsToRead * 1000)
        if (answer.status === 'too-slow' || answer.status === 'stopped') end()
        idle = setTimeout(end, secondsIdle * 1000).unref()
        return answer
      }),
    close: end,
  }
}

let shared: ScreenReader | undefined

/** The reader of this process, for all who ask. */
export const readScreen = (bytes: Uint8Array): Promise<ScreenReading> => {
  shared ??= openScreenReader()
  return shared.read(bytes)
}

const start = (): ChildProcess => {
  const child = fork(processFile, [], {
    serialization: 'advanced',
    // A decoder that a picture has taken over finds no secrets, writes no file and starts no program.
    env: {},
    execArgv: [
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      '--allow-addons',
      '--max-old-space-size=128',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

const ask = (child: ChildProcess, bytes: Uint8Array, patience: number): Promise<ScreenReading> =>
  new Promise((resolve) => {
    const settle = (reading: ScreenReading): void => {
      clearTimeout(timer)
      child.channel?.unref()
      child.off('message', settle).off('exit', gone).off('error', gone)
      resolve(reading)
    }
    const gone = (): void => settle({ status: 'stopped' })
    const timer = setTimeout(() => settle({ status: 'too-slow' }), patience)
    // Whoever waits for an answer keeps the program alive; nobody else does.
    child.channel?.ref()
    child.on('message', settle).on('exit', gone).on('error', gone)
    child.send({ bytes } satisfies ScreenTask, (problem) => {
      if (problem !== null) gone()
    })
  })

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const processFile = fileURLToPath(
  new URL(`./screen-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
)
