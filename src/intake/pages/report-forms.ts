import { formTokenField } from '../../action/web.ts'
import type { Around } from './opened.ts'

/** Carries the reason a report was opened for, so that its page can be shown again after a form. */
export const seenForField = 'seen_for'

export const hiddenIn = ({ formToken, reason }: Pick<Around, 'formToken' | 'reason'>) => ({
  [formTokenField]: formToken,
  [seenForField]: reason,
})
