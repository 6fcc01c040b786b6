import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { crowdGauges } from './crowd-gauges.ts'
import { houseGauges } from './gauges.ts'
import type { House } from './house.ts'

export interface Metrics {
  /** Counts a finished request under its route pattern: never the path, which may name a report. */
  readonly finished: (method: string, route: string, status: number, seconds: number) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

export const openMetrics = (house: House): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const readGauges = houseGauges(registry, house)
  const requests = new Counter({
    name: 'khien_http_requests_total',
    help: 'Requests by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'khien_http_request_seconds',
    help: 'Time to answer by route pattern.',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  crowdGauges(registry, house.crowd)
  return {
    finished: (method, route, status, time) => {
      requests.inc({ method, route, status: String(status) })
      seconds.observe({ route }, time)
    },
    text: async () => {
      await readGauges()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
