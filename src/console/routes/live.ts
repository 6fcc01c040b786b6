import { setTimeout } from 'node:timers/promises'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { readSecretCookie } from '../../action/cookies.ts'
import type { WebContext } from '../../action/web.ts'
import type { LiveNews } from '../../db/live.ts'
import { Refusal } from '../../kit/refusal.ts'
import { heartbeat, mayHear, streamsPerMember } from '../model/live.ts'
import { isSessionOpen } from '../store/sessions.ts'

/** Where news comes from; the app has one listener for all open consoles. */
export interface Live {
  /** Calls back with an agency's news until the returned function is called. */
  readonly subscribe: (agencyId: string, hear: (news: LiveNews) => void) => () => void
}

/**
 * Server-sent events of the member's own agency: what kind of thing changed and how urgent it is, never a word of it. Ends
 * when the browser leaves or the session does; being open does not keep the session alive.
 */
export const liveStream = ({ subscribe }: Live) => {
  const open = new Map<string, number>()
  const enter = (memberId: string): (() => void) => {
    const count = open.get(memberId) ?? 0
    if (count >= streamsPerMember) throw new Refusal('slow-down')
    open.set(memberId, count + 1)
    return () => {
      const left = (open.get(memberId) ?? 1) - 1
      if (left > 0) open.set(memberId, left)
      else open.delete(memberId)
    }
  }
  return (c: WebContext) => {
    const { member, context } = c.var
    const token = readSecretCookie(c, 'session')
    if (token === undefined) throw new Refusal('unauthenticated')
    const leave = enter(member.memberId)
    return streamSSE(c, async (stream) => {
      const stop = subscribe(member.agencyId, (news) => {
        if (mayHear(member, news.kind)) void tell(stream, news)
      })
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      if (stream.aborted) gone.abort()
      try {
        // Sent at once, so that proxies and browsers know the stream is open.
        await stream.write(': open\n\n')
        while (await pause(gone.signal)) {
          if (!(await isSessionOpen(context.db, token, new Date()))) break
          await stream.write(': still open\n\n')
        }
      } finally {
        stop()
        leave()
      }
    })
  }
}

/** Named by its kind; whoever shows lists hears `change` for everything that is not a new report. */
const tell = async (stream: SSEStreamingApi, { kind, urgency }: LiveNews): Promise<void> => {
  const data = JSON.stringify({ kind, urgency })
  await stream.writeSSE({ event: kind, data })
  if (kind !== 'report') await stream.writeSSE({ event: 'change', data })
}

/** Waits for the next heartbeat; `false` when the browser has gone. */
const pause = (gone: AbortSignal): Promise<boolean> =>
  setTimeout(heartbeat, true, { signal: gone }).catch(() => false)
