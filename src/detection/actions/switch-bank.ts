import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { SwitchBank } from '../model/images/bank-inputs.ts'
import { requireOwnBank, switchBank } from '../store/picture-banks.ts'
import { memberActing } from './member-acting.ts'

/** A whole list falls silent, or is compared with again. What it locked stays locked. */
export const turnBank = action({
  name: 'bank.switch',
  needs: 'rules.promote',
  input: SwitchBank,
  subject: ({ bankId }) => `bank:${bankId}`,
  reason: ({ on }) => on,
  run: async (scope, { bankId, on }) => {
    const { db } = scope
    await requireOwnBank(db, bankId, memberActing(scope).agencyId)
    if (!(await switchBank(db, bankId, on === 'on'))) throw new Refusal('not-found')
  },
})
