export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Runs per second of `work`, which does `count` things: the median of five tries of about a second. */
export const rate = (count: number, work: () => void): number => {
  work()
  return median(
    Array.from({ length: 5 }, () => {
      const started = performance.now()
      let rounds = 0
      do {
        work()
        rounds++
      } while (performance.now() - started < 800)
      return (rounds * count * 1000) / (performance.now() - started)
    }),
  )
}
