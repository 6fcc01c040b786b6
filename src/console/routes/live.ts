import { setTimeout } from 'node:timers/promises'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { readSecretCookie } from '../../action/cookies.ts'
import type { WebContext } from '../../action/web.ts'
import type { LiveNews } from '../../db/live.ts'
import { Refusal } from '../../kit/refusal.ts'
import { heartbeat, mayHear, streamsPerMember, writeDeadline } from '../model/live.ts'
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
export const liveStream = ({ subscribe }: Live, patience = writeDeadline) => {
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
    // Only a browser that reads gives its place back; whoever asks for the headers alone never would.
    if (c.req.method !== 'GET') return c.body(null, 405, { Allow: 'GET' })
    const { member, context } = c.var
    const token = readSecretCookie(c, 'session')
    if (token === undefined) throw new Refusal('unauthenticated')
    const leave = enter(member.memberId)
    const answer = streamSSE(c, async (stream) => {
      const gone = new AbortController()
      const send = async (writing: Promise<unknown>): Promise<void> => {
        if (!(await inTime(writing, patience))) gone.abort()
      }
      const stop = subscribe(member.agencyId, (news) => {
        if (mayHear(member, news.kind)) void send(tell(stream, news))
      })
      stream.onAbort(() => gone.abort())
      if (stream.aborted) gone.abort()
      try {
        // Sent at once, so that proxies and browsers know the stream is open.
        await send(stream.write(': open\n\n'))
        while (await pause(gone.signal)) {
          if (!(await isSessionOpen(context.db, token, new Date()))) break
          await send(stream.write(': still open\n\n'))
        }
      } finally {
        stop()
        leave()
      }
    })
    answer.headers.set('Content-Type', 'text/event-stream; charset=utf-8')
    return answer
  }
}

/** Named by its kind; whoever shows lists hears `change` for everything that is not a new report. */
const tell = async (stream: SSEStreamingApi, { kind, urgency }: LiveNews): Promise<void> => {
  const data = JSON.stringify({ kind, urgency })
  await stream.writeSSE({ event: kind, data })
  if (kind !== 'report') await stream.writeSSE({ event: 'change', data })
}

/** Whether the browser took it; one that reads no more must not keep its place. */
const inTime = async (writing: Promise<unknown>, ms: number): Promise<boolean> => {
  const over = new AbortController()
  const late = setTimeout(ms, false, { signal: over.signal, ref: false }).catch(() => true)
  const taken = await Promise.race([writing.then(() => true), late])
  over.abort()
  return taken
}

/** Waits for the next heartbeat; `false` when the browser has gone. */
const pause = (gone: AbortSignal): Promise<boolean> =>
  setTimeout(heartbeat, true, { signal: gone }).catch(() => false)
