import { serve } from '@hono/node-server'
import type { House } from './house.ts'
import { openLiveHub } from './live-hub.ts'
import { buildWeb } from './web.tsx'

export interface Server {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Serves HTTP until closed; open event streams are cut so that stopping never hangs. */
export const startServer = async (house: House): Promise<Server> => {
  const web = buildWeb(house, await openLiveHub(house.database))
  const { host, port } = house.config
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, hostname: host, port }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2_000).unref()
          }),
      }),
    )
    server.on('error', reject)
  })
}
