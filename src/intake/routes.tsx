import type { Web } from '../action/web.ts'
import { enterRoutes } from './routes/enter.tsx'
import { exportCorrectionsRoutes } from './routes/export-corrections.tsx'
import { fileRoutes } from './routes/files.ts'
import { queueRoutes } from './routes/queue.tsx'
import { reportRoutes } from './routes/report.tsx'

/** The console's doors to reports: queue, one report and its decisions, its files, calls written down, decisions handed out. */
export const intakeRoutes = (web: Web): void => {
  queueRoutes(web)
  enterRoutes(web)
  reportRoutes(web)
  fileRoutes(web)
  exportCorrectionsRoutes(web)
}
