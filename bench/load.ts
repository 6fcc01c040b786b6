/** What a load run gave; times in milliseconds. */
export interface Load {
  readonly clients: number
  readonly done: number
  readonly errors: number
  readonly seconds: number
  readonly p50: number
  readonly p95: number
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

/** `clients` loops that each wait for their answer before asking again, for a bounded time. */
export const loadFor = async (
  clients: number,
  seconds: number,
  ask: () => Promise<boolean>,
): Promise<Load> => {
  const times: number[] = []
  let errors = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      const asked = performance.now()
      const ok = await ask().catch(() => false)
      times.push(performance.now() - asked)
      if (!ok) errors += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const sorted = times.sort((a, b) => a - b)
  return {
    clients,
    done: sorted.length,
    errors,
    seconds: (performance.now() - start) / 1000,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  }
}
