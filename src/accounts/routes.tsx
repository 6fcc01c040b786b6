import type { Web } from '../action/web.ts'

export const accountRoutes = (_web: Web): void => {}
export const consoleAccountRoutes = (_web: Web): void => {}
