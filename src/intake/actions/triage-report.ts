import { z } from 'zod'
import { action } from '../../action/action.ts'
import { sendLive } from '../../db/live.ts'
import { recordCorrection } from '../../detection/store/corrections.ts'
import { many } from '../../kit/fields.ts'
import { urgencies } from '../../kit/urgency.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'
import { labelsOfCategories } from '../model/suggestion.ts'
import { legalNatures } from '../model/words.ts'
import { requireCategories } from '../store/categories.ts'
import { saveReport } from '../store/reports.ts'
import { lockOwn } from './own-report.ts'

/** A person sets danger, legal nature and categories. The clock always runs from when the report came in. */
export const triageReport = action({
  name: 'report.triage',
  needs: 'report.triage',
  input: z.object({
    reportId: z.uuid('not-found'),
    urgency: z.enum(urgencies),
    legalNature: z.enum(legalNatures),
    categories: many(z.string().max(20)).pipe(z.array(z.string()).min(1, 'required').max(10, 'too-many')),
  }),
  subject: ({ reportId }) => `report:${reportId}`,
  reason: ({ urgency, legalNature }) => `${urgency} ${legalNature}`,
  run: async (scope, { reportId, urgency, legalNature, categories }) => {
    const { db, now } = scope
    const report = await lockOwn(scope, reportId)
    await requireCategories(db, categories, now)
    await saveReport(db, reportId, {
      urgency,
      legal_nature: legalNature,
      categories,
      ...(urgency === report.urgency
        ? {}
        : { due_at: dueAt(`triage-${urgency}`, report.received_at, officialCalendar) }),
    })
    // Every decision tells how often the machine is right.
    if (report.assessment.status === 'assessed')
      await recordCorrection(db, {
        reportId,
        agencyId: report.agency_id,
        at: now,
        model: report.assessment.model,
        labels: { suggested: report.assessment.labels ?? [], decided: labelsOfCategories(categories) },
        urgency: { suggested: report.assessment.urgency, decided: urgency },
      })
    if (urgency !== report.urgency)
      await sendLive(db, { agencyId: report.agency_id, kind: 'report', urgency })
    return { reportId }
  },
})
