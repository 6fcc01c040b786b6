import { z } from 'zod'
import { action } from '../../action/action.ts'
import { sweepCounted } from '../store/firings.ts'

/** The marks of long-counted reports go; the counts stay. */
export const sweepMarks = action({
  name: 'rule.sweep-counted',
  needs: 'system.sweep',
  input: z.strictObject({}),
  subject: () => 'samples',
  unrecorded: 'nothing-sealed',
  run: async ({ db, now }) => {
    await sweepCounted(db, now)
    return {}
  },
})
