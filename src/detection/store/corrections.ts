import type { Db } from '../../db/open.ts'
import type { Urgency } from '../../kit/urgency.ts'
import type { Label } from '../model/labels.ts'
import type { LabelCounts, UrgencyPair } from '../model/life/accuracy.ts'

/** What the machine said of a report and what people decided. No text: the report itself stays sealed. */
export interface Correction {
  readonly reportId: string
  readonly agencyId: string
  readonly at: Date
  /** The engine's version at the time. */
  readonly model: string
  readonly labels: { readonly suggested: readonly Label[]; readonly decided: readonly Label[] }
  readonly urgency?: { readonly suggested: Urgency; readonly decided: Urgency } | undefined
}

/** Keeps a correction for measuring; triage calls it in its own transaction. Deciding again replaces what was kept. */
export const recordCorrection = async (db: Db, correction: Correction): Promise<void> => {
  const { reportId: report_id, agencyId: agency_id, at, model, labels, urgency } = correction
  const place = { report_id, agency_id, at, model }
  for (const table of ['detection.correction', 'detection.urgency_correction'] as const)
    await db.deleteFrom(table).where('report_id', '=', report_id).where('agency_id', '=', agency_id).execute()
  const rows = [...new Set([...labels.suggested, ...labels.decided])].map((label) => ({
    ...place,
    label,
    suggested: labels.suggested.includes(label),
    decided: labels.decided.includes(label),
  }))
  if (rows.length > 0) await db.insertInto('detection.correction').values(rows).execute()
  if (urgency !== undefined)
    await db
      .insertInto('detection.urgency_correction')
      .values({ ...place, ...urgency })
      .execute()
}

/** Counts per label of one agency since a day. */
export const labelCounts = async (db: Db, agencyId: string, since: Date): Promise<readonly LabelCounts[]> => {
  const rows = await db
    .selectFrom('detection.correction')
    .select(['label', 'suggested', 'decided'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('at', '>=', since)
    .groupBy(['label', 'suggested', 'decided'])
    .orderBy('label')
    .execute()
  return [...Map.groupBy(rows, ({ label }) => label)].map(([label, of]) => {
    const count = (suggested: boolean, decided: boolean): number =>
      of.find((row) => row.suggested === suggested && row.decided === decided)?.n ?? 0
    return {
      label,
      both: count(true, true),
      suggestedOnly: count(true, false),
      decidedOnly: count(false, true),
    }
  })
}

export const urgencyPairs = (db: Db, agencyId: string, since: Date): Promise<UrgencyPair[]> =>
  db
    .selectFrom('detection.urgency_correction')
    .select(['suggested', 'decided'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('at', '>=', since)
    .groupBy(['suggested', 'decided'])
    .execute()
