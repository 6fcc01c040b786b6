import { LiveNews, liveChannel } from '../db/live.ts'
import type { Database } from '../db/open.ts'

export interface LiveHub {
  /** Calls back with an agency's news until the returned function is called. */
  readonly subscribe: (agencyId: string, hear: (news: LiveNews) => void) => () => void
}

/** One database listener for all open consoles of this process. */
export const openLiveHub = async (database: Database): Promise<LiveHub> => {
  const ears = new Map<string, Set<(news: LiveNews) => void>>()
  await database.listen(liveChannel, (payload) => {
    const news = LiveNews.safeParse(JSON.parse(payload))
    if (news.success) for (const hear of ears.get(news.data.agencyId) ?? []) hear(news.data)
  })
  return {
    subscribe: (agencyId, hear) => {
      const heard = ears.get(agencyId) ?? new Set()
      heard.add(hear)
      ears.set(agencyId, heard)
      return () => {
        heard.delete(hear)
        if (heard.size === 0 && ears.get(agencyId) === heard) ears.delete(agencyId)
      }
    },
  }
}
