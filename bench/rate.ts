export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Runs per second of `work`, which does `count` things: the median of five tries of about a second, once it is compiled. */
export const rate = (count: number, work: () => void): number => {
  const warm = performance.now()
  do work()
  while (performance.now() - warm < 2500)
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
