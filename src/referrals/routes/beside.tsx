import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { formTokenField, type WebContext } from '../../action/web.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import type { OpenedCase } from '../../cases/actions/open-case.ts'
import { openReferral } from '../actions/open-referral.ts'
import { CaseReferrals } from '../pages/case-referrals.tsx'
import { referralsOfCase } from '../store/referrals.ts'

/** The letters of an opened case, for its page: answers are opened there, and so count as read by the sender. */
export const referralsBeside = async (c: WebContext, { row }: OpenedCase) => {
  const { t, context, member, formToken } = c.var
  if (!permits(member, 'referral.read')) return null
  const reason = permits(member, 'referral.answer') ? 'referral-work' : 'supervision'
  const open = (referralId: string) =>
    perform(openReferral, context, { referralId, reason, withWords: false })
  const rows = await referralsOfCase(context.db, row.id)
  const sent = []
  for (const one of rows) {
    const answered =
      one.erased_at === null &&
      (one.reported_at !== null || (one.answered_at !== null && one.receiving_case_id === null))
    sent.push({ row: one, opened: answered ? await open(one.id) : undefined })
  }
  const origin = row.origin_referral_id === null ? undefined : await open(row.origin_referral_id)
  return (
    <CaseReferrals
      t={t}
      now={context.now}
      sent={sent}
      origin={origin}
      agencies={
        await agencyNames(
          context.db,
          rows.map(({ to_agency_id }) => to_agency_id),
        )
      }
      hidden={{ [formTokenField]: formToken }}
    />
  )
}
