import { z } from 'zod'
import { onDuty } from '../../accounts/store/shifts.ts'
import { action } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { areaNames } from '../../agencies/store/areas.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { minePage, openPage } from '../../cases/store/case-lists.ts'
import { listCategories } from '../../intake/store/categories.ts'
import { queuePage } from '../../intake/store/reports.ts'
import { unreadByWait } from '../../intake/store/unread.ts'
import { answeredReferrals, unacknowledged } from '../../referrals/store/referrals.ts'
import { lateUnopened } from '../store/desk.ts'

const shown = 6

/** A member's own work, the gravest first: a few of each, with nothing sealed. */
export const openHome = action({
  name: 'console.home',
  needs: 'report.queue',
  unrecorded: 'nothing-sealed',
  input: z.object({}),
  subject: () => 'console:home',
  run: async ({ db, actor, now }) => {
    const member = memberActing({ actor })
    const { agencyId, memberId } = member
    const mayRead = permits(member, 'report.read')
    const shifts = await onDuty(db, agencyId, now)
    const isOnDuty = shifts.some((shift) => shift.memberId === memberId)
    const late = isOnDuty ? await lateUnopened(db, agencyId, now, shown) : []
    const grave = (await queuePage(db, agencyId, {}, undefined, shown)).filter(
      ({ urgency }) => urgency === 'P0' || urgency === 'P1',
    )
    const unread = mayRead ? await unreadByWait(db, agencyId, shown) : []
    const cases = permits(member, 'case.work') ? await minePage(db, agencyId, memberId, undefined, shown) : []
    const unowned =
      permits(member, 'case.work') || permits(member, 'case.assign')
        ? await openPage(db, agencyId, undefined, shown, { show: 'unowned' })
        : []
    const toClose = permits(member, 'case.close')
      ? await openPage(db, agencyId, undefined, shown, { show: 'to-close' })
      : []
    const referrals = await unacknowledged(db, agencyId, shown)
    const answered = permits(member, 'referral.send') ? await answeredReferrals(db, agencyId, shown) : []
    const codes = [...late, ...grave, ...unread, ...cases, ...unowned, ...toClose].flatMap(({ area_code }) =>
      area_code === null ? [] : [area_code],
    )
    return {
      shifts,
      isOnDuty,
      late,
      grave,
      unread,
      cases,
      unowned,
      toClose,
      referrals,
      answered,
      areas: await areaNames(db, codes),
      agencies: await agencyNames(db, [
        ...referrals.map((row) => row.from_agency_id),
        ...answered.map((row) => row.to_agency_id),
      ]),
      categories: await listCategories(db, now),
    }
  },
})

export type Home = Awaited<ReturnType<(typeof openHome)['run']>>
