import { z } from 'zod'
import { memberNames } from '../../accounts/store/members.ts'
import { onDuty } from '../../accounts/store/shifts.ts'
import { action } from '../../action/action.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { areaNames } from '../../agencies/store/areas.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { openPage } from '../../cases/store/case-lists.ts'
import { listCategories } from '../../intake/store/categories.ts'
import { seenEscalations, unseenEscalations } from '../../referrals/store/escalations.ts'
import { type Cell, periods, type Step, type StepTime } from '../model/figures.ts'
import { deskCounts, lateUnopened, unopenedReports } from '../store/desk.ts'
import {
  casesOpened,
  caseTimes,
  referralFigures,
  reportFigures,
  reportsByArea,
  reportsByCategory,
  type Scope,
} from '../store/figures.ts'
import { lateCases, lateIncoming, lateReports, lateSent } from '../store/late.ts'

const dayLength = 24 * 60 * 60 * 1000
const escalationsShown = 20
const deskShown = 5

const days = z.coerce
  .number()
  .pipe(z.literal([...periods]))
  .catch(30)

const keysOf = (...lists: readonly (readonly Cell[])[]): string[] =>
  lists.flat().flatMap(({ key }) => (key === null ? [] : [key]))

const areasOf = (rows: readonly { readonly area_code: string | null }[]): string[] =>
  rows.flatMap(({ area_code }) => (area_code === null ? [] : [area_code]))

/**
 * A leader's one page. Whose figures: reports and cases in the hands of the leader's own agency, and the referrals it sent or
 * received. A leader of the duty team does not see the whole province: other agencies' matters are theirs.
 */
export const openOversight = action({
  name: 'oversight.open',
  needs: 'oversight.read',
  unrecorded: 'nothing-sealed',
  input: z.object({ days }),
  subject: () => 'console:oversight',
  run: async ({ db, actor, now }, { days: period }) => {
    const { agencyId } = memberActing({ actor })
    const scope: Scope = { agencyId, now, since: new Date(now.getTime() - period * dayLength) }
    const reports = await reportFigures(db, scope)
    const referrals = await referralFigures(db, scope)
    const times: Readonly<Record<Step, StepTime>> = {
      ...reports.times,
      'accepted-closed': await caseTimes(db, scope),
      ...referrals.times,
    }
    const byArea = await reportsByArea(db, scope)
    const byCategory = await reportsByCategory(db, scope)
    const late = {
      reports: await lateReports(db, scope),
      cases: await lateCases(db, scope),
      sent: await lateSent(db, scope),
      incoming: await lateIncoming(db, scope),
    }
    const desk = {
      onDuty: (await onDuty(db, agencyId, now)).map(({ name }) => name),
      late: await lateUnopened(db, agencyId, now, deskShown),
      counts: await deskCounts(db, agencyId),
      unopened: await unopenedReports(db, agencyId, deskShown),
      unowned: await openPage(db, agencyId, undefined, deskShown, { show: 'unowned' }),
      toClose: await openPage(db, agencyId, undefined, deskShown, { show: 'to-close' }),
    }
    const toAct = await unseenEscalations(db, agencyId, escalationsShown)
    const urged = await seenEscalations(db, agencyId, scope.since, escalationsShown)
    return {
      period,
      counts: { reports: reports.received, cases: await casesOpened(db, scope), referrals: referrals.sent },
      times,
      byArea,
      byCategory,
      late,
      desk,
      toAct,
      urged,
      areas: await areaNames(db, [
        ...keysOf(byArea, late.reports, late.cases),
        ...areasOf([...desk.unopened, ...desk.unowned, ...desk.toClose]),
      ]),
      agencies: await agencyNames(db, [
        ...keysOf(late.sent, late.incoming),
        ...[...toAct, ...urged].map((one) => one.to_agency_id),
      ]),
      categories: await listCategories(db, now),
      people: await memberNames(
        db,
        urged.flatMap(({ seen_by }) => (seen_by === null ? [] : [seen_by])),
      ),
    }
  },
})

export type Oversight = Awaited<ReturnType<(typeof openOversight)['run']>>
