/**
 * Remembers what was used until it would have run out anyway, and never more than so many: when a flood fills it, the oldest are
 * forgotten first, which are the nearest to running out.
 */
export const usedOnce = (most: number, clock: () => number = Date.now) => {
  const until = new Map<string, number>()
  const forgetOld = (): void => {
    for (const [id, end] of until) {
      if (end > clock() && until.size <= most) return
      until.delete(id)
    }
  }
  const has = (id: string): boolean => (until.get(id) ?? 0) > clock()
  return {
    has,
    /** `false` when it was used before. */
    take: (id: string, end: number): boolean => {
      if (has(id)) return false
      until.set(id, end)
      forgetOld()
      return true
    },
    size: () => until.size,
  }
}
