/** What the door counts: a request that costs the machine something before anybody is known to be real. */
export interface LoadOptions {
  /** Costly requests a second, over the last few, from which on it is crowded. */
  readonly crowdedAt: number
  readonly clock?: () => number
}

export interface Load {
  /** `weight` 1 is what may cost a key derivation; a page that only reads costs less. */
  readonly count: (weight: number) => void
  /** Posts that came in and are not answered yet: a slow machine shows here before its count of requests does. */
  readonly during: <T>(task: () => Promise<T>) => Promise<T>
  readonly isCrowded: () => boolean
  /** Over the last seconds. */
  readonly perSecond: () => number
}

const seconds = 4
/** So many unanswered at the same time are a crowd, however few come a second; fifty senders at once are none. */
const mostInside = 120
/** Once it was crowded it stays so for a while: a flood in bursts must not find the door open between two. */
const calmFor = 20_000

/**
 * Tells a crowd from a usual day by what came in during the last seconds. Numbers only: nothing of any caller is kept. Below the threshold
 * nothing changes for anybody.
 */
export const openLoad = ({ crowdedAt, clock = Date.now }: LoadOptions): Load => {
  const buckets = new Map<number, number>()
  let crowdedUntil = 0
  let inside = 0
  const most = Math.max(mostInside, crowdedAt)
  const perSecond = (): number => {
    const now = Math.floor(clock() / 1000)
    let sum = 0
    for (const [second, count] of buckets)
      if (second <= now - seconds) buckets.delete(second)
      else sum += count
    return sum / seconds
  }
  return {
    during: async (task) => {
      inside += 1
      if (inside > most) crowdedUntil = clock() + calmFor
      try {
        return await task()
      } finally {
        inside -= 1
      }
    },
    count: (weight) => {
      const second = Math.floor(clock() / 1000)
      buckets.set(second, (buckets.get(second) ?? 0) + weight)
      const rate = perSecond()
      if (rate > crowdedAt || (clock() < crowdedUntil && rate > crowdedAt / 2))
        crowdedUntil = clock() + calmFor
    },
    isCrowded: () => clock() < crowdedUntil,
    perSecond,
  }
}
