import type { Context } from '../../action/action.ts'
import type { DemoReport } from './demo.ts'
import type { Founded } from './province.ts'

export const workCases = async (_context: Context, _founded: Founded, _reports: readonly DemoReport[]): Promise<void> => {}
