import { z } from 'zod'
import { action } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { findCaseByNumber } from '../../cases/store/cases.ts'
import { requiredLine } from '../../kit/fields.ts'
import { findReferralByNumber } from '../../referrals/store/referrals.ts'

/** `2026-483920` or `PC-2026-483920`, however it was typed. */
const numberIn = (query: string): { readonly number: string; readonly referral: boolean } | undefined => {
  const found = /^(PC)?\s*[-–]?\s*(\d{4})\s*[-–]?\s*(\d{6})$/i.exec(query.trim())
  return found === null ? undefined : { number: `${found[2]}-${found[3]}`, referral: found[1] !== undefined }
}

/** A case or referral of the member's agency by its number; both, where the number alone does not tell. */
export const findNumber = action({
  name: 'console.find-number',
  needs: 'case.list',
  unrecorded: 'nothing-sealed',
  input: z.object({ query: requiredLine(200) }),
  subject: () => 'console:search',
  run: async ({ db, actor }, { query }) => {
    const member = memberActing({ actor })
    const asked = numberIn(query)
    if (asked === undefined) return { found: undefined, referral: undefined }
    return {
      found: asked.referral ? undefined : await findCaseByNumber(db, asked.number, member.agencyId),
      referral: permits(member, 'referral.list')
        ? await findReferralByNumber(db, `PC-${asked.number}`, member.agencyId)
        : undefined,
    }
  },
})
