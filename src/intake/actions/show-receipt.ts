import { z } from 'zod'
import { action } from '../../action/action.ts'
import { tokenDigits, tokenHash } from '../../seal/token.ts'
import { findByReceipt } from '../store/receipts.ts'
import { DraftToken } from './draft-box.ts'
import type { Receipt } from './receive.ts'

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
    // The very token the receipt was made from: its digits are the ones that were shown, and deriving the key again to see that would
    // let whoever holds one cookie keep every core busy.
    return (
      found && {
        reportId: found.id,
        locator: found.locator,
        secret: tokenDigits(token, 'receipt'),
        replayed: true,
        dueAt: found.due_at,
      }
    )
  },
  run: async (_scope, _input, receipt) => receipt,
})
