import type { Web } from '../action/web.ts'

export const referralRoutes = (_web: Web): void => {}
