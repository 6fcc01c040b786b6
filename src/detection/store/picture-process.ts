import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gate } from '../../kit/parallel.ts'
import { codeFolders } from './shipped-files.ts'

export interface PictureTask {
  readonly bytes: Uint8Array
}

/** `stopped`: the process ended on this picture, or could not start. */
export interface NoAnswer {
  readonly status: 'too-slow' | 'stopped'
}

export interface PictureProcess<Answer> {
  /** Refuses `unavailable` when too many wait already. */
  readonly ask: (bytes: Uint8Array) => Promise<Answer | NoAnswer>
  readonly close: () => void
}

export interface PictureProcessOptions {
  /** Of this folder, without its ending. */
  readonly name: 'screen-process' | 'hash-process'
  readonly seconds: number
  /** After which the process and its memory go. */
  readonly secondsIdle: number
  /** How many may wait. */
  readonly waiting: number
}

/**
 * A process beside the server that unpacks pictures of strangers, one at a time: it comes when it is asked and is gone soon
 * after. A small file may fill hundreds of megabytes, or hold what takes its decoder over: neither may happen where children
 * are listened to. The picture goes there and the answer comes back through a pipe.
 */
export const openPictureProcess = <Answer extends { readonly status: string }>({
  name,
  seconds,
  secondsIdle,
  waiting,
}: PictureProcessOptions): PictureProcess<Answer> => {
  const inTurn = gate(1, waiting)
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  const end = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }
  return {
    ask: (bytes) =>
      inTurn(async () => {
        clearTimeout(idle)
        child = child?.connected === true ? child : start(name)
        const answer = await ask<Answer>(child, bytes, seconds * 1000)
        if (answer.status === 'too-slow' || answer.status === 'stopped') end()
        idle = setTimeout(end, secondsIdle * 1000).unref()
        return answer
      }),
    close: end,
  }
}

const start = (name: string): ChildProcess => {
  const child = fork(fileURLToPath(new URL(name + ending, import.meta.url)), [], {
    serialization: 'advanced',
    // A decoder that a picture has taken over finds no secrets, writes no file and starts no program.
    env: {},
    execArgv: [
      '--permission',
      ...codeFolders.map((folder) => `--allow-fs-read=${folder}`),
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

const ask = <Answer>(child: ChildProcess, bytes: Uint8Array, patience: number): Promise<Answer | NoAnswer> =>
  new Promise((resolve) => {
    const settle = (answer: Answer | NoAnswer): void => {
      clearTimeout(timer)
      child.channel?.unref()
      child.off('message', settle).off('exit', gone).off('error', gone)
      resolve(answer)
    }
    const gone = (): void => settle({ status: 'stopped' })
    const timer = setTimeout(() => settle({ status: 'too-slow' }), patience)
    // Whoever waits for an answer keeps the program alive; nobody else does.
    child.channel?.ref()
    child.on('message', settle).on('exit', gone).on('error', gone)
    child.send({ bytes } satisfies PictureTask, (problem) => {
      if (problem !== null) gone()
    })
  })

// Compiled it is a .js file, in development the source itself; the compiler does not rewrite file names in URLs.
const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
