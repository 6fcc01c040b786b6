import { serve } from '@hono/node-server'
import { currentEngine } from '../detection/store/current-engine.ts'
import { watchCrowd } from './crowd-watch.ts'
import type { House } from './house.ts'
import { openLiveHub } from './live-hub.ts'
import { buildWeb } from './web.tsx'

export interface Server {
  readonly port: number
  readonly close: () => Promise<void>
}

/** How long requests under way may take to finish once the server is told to stop. */
const patience = 4_000

/** How long an event stream may go without a byte getting through; it beats every 20 seconds. */
const unread = 60_000

/** Serves HTTP until closed. Stopping ends event streams at once, lets requests under way finish, and never hangs. */
export const startServer = async (house: House): Promise<Server> => {
  // Read once before anybody waits: the first child's report must not pay for it.
  await currentEngine(house.database.asNobody)
  const web = buildWeb(house, await openLiveHub(house.database))
  const watch = watchCrowd(house)
  const { host, port } = house.config
  const streams = new Set<{ destroy: () => unknown }>()
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, hostname: host, port }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            watch.stop()
            const idle = setInterval(() => {
              // A connection that has had its answer would otherwise be kept for the next request.
              if ('closeIdleConnections' in server) server.closeIdleConnections()
            }, 100)
            server.close(() => {
              clearInterval(idle)
              done()
            })
            for (const stream of streams) stream.destroy()
            if ('closeAllConnections' in server)
              setTimeout(() => server.closeAllConnections(), patience).unref()
          }),
      }),
    )
    server.on('request', ({ url }, answer) => {
      if (!url?.startsWith('/console/live')) return
      streams.add(answer)
      // A browser that takes nothing for so long is gone, whatever its connection says.
      answer.setTimeout(unread, () => answer.destroy())
      answer.once('close', () => streams.delete(answer))
    })
    server.on('error', reject)
  })
}
