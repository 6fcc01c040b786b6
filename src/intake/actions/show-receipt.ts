import { z } from 'zod'
import { action } from '../../action/action.ts'
import { tokenDigits, tokenHash } from '../../seal/token.ts'
import { findByIdempotency } from '../store/reports.ts'
import { DraftToken } from './draft-box.ts'
import { type Receipt, replayOf } from './receive.ts'

/** The receipt of what this browser has already sent, as often as its page is shown; `undefined` when nothing was sent. */
export const showReceipt = action({
  name: 'receipt.show',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken }),
  subject: () => 'draft',
  prepare: async ({ db }, { token }): Promise<Receipt | undefined> => {
    const found = await findByIdempotency(db, tokenHash(token))
    return found && replayOf(found, tokenDigits(token, 'receipt'))
  },
  run: async (_scope, _input, receipt) => receipt,
})
