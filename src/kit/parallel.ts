import { Refusal, type RefusalKind } from './refusal.ts'

/**
 * A gate that lets `width` tasks run at once and makes the others wait in order; bounds memory-hard work. Whoever finds
 * `longest` already waiting is refused.
 */
export const gate = (
  width: number,
  longest = Number.POSITIVE_INFINITY,
  refused: RefusalKind = 'unavailable',
) => {
  let running = 0
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (running < width) running += 1
    else if (waiting.length >= longest) throw new Refusal(refused)
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = (): void => {
    // The place is handed over, so that nobody slips in between.
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async <T>(task: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
