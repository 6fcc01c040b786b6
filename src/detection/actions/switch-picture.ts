import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { SwitchPicture } from '../model/images/bank-inputs.ts'
import { requireOwnBank, switchPicture } from '../store/picture-banks.ts'
import { memberActing } from './member-acting.ts'

/** One hash that keeps meeting harmless pictures falls silent, and why; the bank keeps it. */
export const turnPicture = action({
  name: 'bank.switch-picture',
  needs: 'rules.promote',
  input: SwitchPicture,
  subject: ({ bankId }) => `bank:${bankId}`,
  reason: ({ on }) => on,
  run: async (scope, { on, why, ...picture }) => {
    if (on === 'off' && why === '') throw new Refusal('invalid', 'invalid', { why: 'required' })
    await requireOwnBank(scope.db, picture.bankId, memberActing(scope).agencyId)
    const off = on === 'on' ? undefined : { at: scope.now, by: memberActing(scope).memberId, reason: why }
    if (!(await switchPicture(scope.db, picture, off))) throw new Refusal('not-found')
  },
})
