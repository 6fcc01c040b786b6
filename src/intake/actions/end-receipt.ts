import { z } from 'zod'
import { action } from '../../action/action.ts'
import { tokenHash } from '../../seal/token.ts'
import { endReceiptOf } from '../store/receipts.ts'
import { DraftToken } from './draft-box.ts'

/** The digits were kept, or somebody left in a hurry: the cookie shows the receipt no more, wherever a copy of it may be. */
export const endReceipt = action({
  name: 'receipt.end',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken }),
  subject: () => 'draft',
  run: ({ db }, { token }) => endReceiptOf(db, tokenHash(token)),
})
