const hour = 60 * 60_000
const remembered = 10_000
/** So many of a kind are written one by one. */
const oneByOne = 5

/** Write it; write how many there have been; write nothing. */
export type Room = 'kept' | { readonly times: number } | 'left-out'

/**
 * How many refused tries of one kind the ledger takes in an hour, so that nobody can fill it or bury what matters in it: the
 * first few one by one, then one line at 6, 10, 100, 1000 … that says how many there have been. Kinds do not take each other's
 * room. Lives in this process's memory.
 */
export const refusalBound = (): ((kind: string, at: Date) => Room) => {
  const seen = new Map<string, { since: number; count: number }>()
  return (kind, at) => {
    const found = seen.get(kind)
    const fresh = found === undefined || Math.abs(at.getTime() - found.since) >= hour
    const since = fresh ? at.getTime() : found.since
    const count = (fresh ? 0 : found.count) + 1
    seen.delete(kind)
    seen.set(kind, { since, count })
    const oldest = seen.keys().next().value
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest)
    if (count <= oneByOne) return 'kept'
    return count === oneByOne + 1 || /^10+$/.test(String(count)) ? { times: count } : 'left-out'
  }
}
