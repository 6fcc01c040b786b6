/** A gate that lets `width` tasks run at once and makes the others wait in order; bounds memory-hard work. */
export const gate = (width: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  const leave = () => {
    running -= 1
    waiting.shift()?.()
  }
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
