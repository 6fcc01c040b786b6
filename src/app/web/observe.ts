import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Counts and times requests by route pattern. Nothing of the caller is read: no address, no agent, no path with ids. */
export const observe = (metrics: Metrics, log: Log) =>
  createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    const seconds = (performance.now() - start) / 1000
    const route = routePath(c, -1)
    metrics.finished(c.req.method, route, c.res.status, seconds)
    log.debug(
      { method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1000) },
      'request',
    )
  })
