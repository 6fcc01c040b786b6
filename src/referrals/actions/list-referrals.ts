import { z } from 'zod'
import { action } from '../../action/action.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { caseMatters } from '../../cases/store/case-reports.ts'
import { urgencies } from '../../kit/urgency.ts'
import { referralTabs } from '../model.ts'
import { type ReferralCursor, type ReferralRow, referralPage } from '../store/referrals.ts'

const shown = 20

/** Where the next page begins, as it travels in a link. */
const cursorText = (tab: string, row: ReferralRow): string =>
  tab === 'closed'
    ? `${row.sent_at?.getTime()}_${row.id}`
    : `${row.urgency}_${row.report_due_at?.getTime()}_${row.id}`

/** A moment from a link; outside what a database can hold it is the nearest. */
const momentOf = (text: string): Date => new Date(Math.max(0, Math.min(Number(text), 8.64e15)))

const Cursor = z.union([
  z.templateLiteral([z.enum(urgencies), '_', z.int(), '_', z.uuid()]).transform((text): ReferralCursor => {
    const [urgency = '', at = '', id = ''] = text.split('_')
    return { urgency: z.enum(urgencies).parse(urgency), dueAt: momentOf(at), id }
  }),
  z.templateLiteral([z.int(), '_', z.uuid()]).transform((text): ReferralCursor => {
    const [at = '', id = ''] = text.split('_')
    return { sentAt: momentOf(at), id }
  }),
])

/** An agency's referrals, in or out, by danger and clock; nothing sealed. A cursor nobody can read starts from the beginning. */
export const listReferrals = action({
  name: 'referral.list',
  needs: 'referral.list',
  unrecorded: 'nothing-sealed',
  input: z.object({
    tab: z.enum(referralTabs).catch('incoming'),
    after: Cursor.optional().catch(undefined),
  }),
  subject: ({ tab }) => `referral:${tab}`,
  run: async (scope, { tab, after }) => {
    const { agencyId } = memberActing(scope)
    const rows = await referralPage(scope.db, agencyId, tab, after, shown + 1)
    const page = rows.slice(0, shown)
    const last = page.at(-1)
    return {
      tab,
      rows: page,
      next: rows.length > shown && last !== undefined ? cursorText(tab, last) : undefined,
      matters: await caseMatters(
        scope.db,
        page.map((row) => row.case_id),
      ),
      agencies: await agencyNames(
        scope.db,
        page.flatMap((row) => [row.from_agency_id, row.to_agency_id]),
      ),
    }
  },
})

export type ListedReferrals = Awaited<ReturnType<(typeof listReferrals)['run']>>
