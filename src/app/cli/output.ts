import { createInterface } from 'node:readline/promises'

export interface Output {
  /** A result: one JSON line with `--json`, else the words. */
  readonly result: (value: Readonly<Record<string, unknown>>, words: string) => void
  /** How far long work is, on standard error, only for people. */
  readonly progress: (label: string, done: number, all?: number) => void
}

export const openOutput = (json: boolean): Output => {
  const live = process.stderr.isTTY === true && !json
  let lastShown = 0
  return {
    result: (value, words) => console.log(json ? JSON.stringify(value) : words),
    progress: (label, done, all) => {
      const finished = done === all
      if (json || (!finished && Date.now() - lastShown < (live ? 100 : 5_000))) return
      lastShown = Date.now()
      const text = `${label} ${done}${all === undefined ? '' : `/${all}`}`
      process.stderr.write(live ? `\r${text}${finished ? '\n' : ''}` : `${text}\n`)
    },
  }
}

/** A secret from standard input: typed by a person or piped by a script; never an argument, which other users can see. */
export const askSecret = async (question: string): Promise<string> => {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question(`${question}: `)).trim()
  } finally {
    lines.close()
  }
}
