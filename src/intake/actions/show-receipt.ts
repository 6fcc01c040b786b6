import { z } from 'zod'
import { action } from '../../action/action.ts'
import { tokenDigits, tokenHash } from '../../seal/token.ts'
import { findByReceipt } from '../store/receipts.ts'
import { DraftToken } from './draft-box.ts'
import { type Receipt, replayOf } from './receive.ts'

export interface ShownReceipt extends Receipt {
  /** By when somebody reads this story. */
  readonly dueAt: Date
}

/** The receipt of what this browser has just sent, while its cookie may show it; `undefined` when there is none (any more). */
export const showReceipt = action({
  name: 'receipt.show',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken }),
  subject: () => 'draft',
  prepare: async ({ db, now }, { token }): Promise<ShownReceipt | undefined> => {
    const found = await findByReceipt(db, tokenHash(token), now)
    return found && { ...(await replayOf(found, tokenDigits(token, 'receipt'))), dueAt: found.due_at }
  },
  run: async (_scope, _input, receipt) => receipt,
})
