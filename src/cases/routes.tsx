import type { Web } from '../action/web.ts'

export const caseRoutes = (_web: Web): void => {}
