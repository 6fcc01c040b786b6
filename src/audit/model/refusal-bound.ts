const window = 60_000
const remembered = 10_000

/** `kept`: write it. `last`: the first too many, write that there were more. `left-out`: write nothing. */
export type Room = 'kept' | 'last' | 'left-out'

/**
 * How many refused tries the ledger takes in a minute from one source, so that nobody can fill it or bury what matters in
 * it. Sources do not take each other's room. Lives in this process's memory.
 */
export const refusalBound = (): ((source: string, most: number, at: Date) => Room) => {
  const seen = new Map<string, { since: number; count: number }>()
  return (source, most, at) => {
    const found = seen.get(source)
    const fresh = found === undefined || Math.abs(at.getTime() - found.since) >= window
    const { since, count } = fresh ? { since: at.getTime(), count: 0 } : found
    seen.delete(source)
    seen.set(source, { since, count: count + 1 })
    const oldest = seen.keys().next().value
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest)
    if (count < most) return 'kept'
    return count === most ? 'last' : 'left-out'
  }
}
