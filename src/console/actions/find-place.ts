import { z } from 'zod'
import { action } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { communesMeant, mostChoices } from '../../agencies/model/commune.ts'
import { listAreas } from '../../agencies/store/areas.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { casesOfPlace } from '../../cases/store/case-lists.ts'
import { reportsOfPlace } from '../../intake/store/place.ts'
import { requiredLine } from '../../kit/fields.ts'
import { PlaceCursor } from '../model/place-cursor.ts'

const pageLength = 20

/**
 * The agency's own reports and cases of the communes somebody may mean by a name, with or without diacritics; newest first.
 * A word that half the province shares names no place.
 */
export const findPlace = action({
  name: 'console.find-place',
  needs: 'case.list',
  unrecorded: 'nothing-sealed',
  input: z.object({
    query: requiredLine(200),
    reportsAfter: PlaceCursor.optional(),
    casesAfter: PlaceCursor.optional(),
  }),
  subject: () => 'console:search',
  run: async ({ db, actor, now }, { query, reportsAfter, casesAfter }) => {
    const member = memberActing({ actor })
    const meant = communesMeant(await listAreas(db, now), query)
    const areas = meant.length > mostChoices ? [] : meant
    const reports = await newestOf(
      permits(member, 'report.read') ? areas : [],
      ({ code }) => reportsOfPlace(db, member.agencyId, code, reportsAfter, pageLength + 1),
      ({ received_at }) => received_at,
    )
    const cases = await newestOf(
      areas,
      ({ code }) => casesOfPlace(db, member.agencyId, code, casesAfter, pageLength + 1),
      ({ opened_at }) => opened_at,
    )
    return { areas, reports, cases }
  },
})

interface Found<Row> {
  readonly rows: readonly Row[]
  readonly next: PlaceCursor | undefined
}

/** Each commune's page comes from an index by itself; at most eight of them are put in order here. */
const newestOf = async <Place, Row extends { readonly id: string }>(
  places: readonly Place[],
  pageOf: (place: Place) => Promise<readonly Row[]>,
  momentOf: (row: Row) => Date,
): Promise<Found<Row>> => {
  const all: Row[] = []
  for (const place of places) all.push(...(await pageOf(place)))
  const sorted = all.toSorted(
    (a, b) => momentOf(b).getTime() - momentOf(a).getTime() || (a.id < b.id ? 1 : -1),
  )
  const rows = sorted.slice(0, pageLength)
  const last = rows.at(-1)
  return {
    rows,
    next: sorted.length > pageLength && last !== undefined ? { at: momentOf(last), id: last.id } : undefined,
  }
}
