import { perform } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import type { WebContext } from '../../action/web.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { areaNames } from '../../agencies/store/areas.ts'
import { searchReports } from '../../intake/actions/search-reports.ts'
import { listCategories } from '../../intake/store/categories.ts'
import { shortText } from '../../kit/fields.ts'
import { findNumber } from '../actions/find-number.ts'
import { findPlace } from '../actions/find-place.ts'
import { type PlaceCursor, readPlaceCursor, writePlaceCursor } from '../model/place-cursor.ts'
import { caseLine, type Names, referralLine, reportLine } from '../pages/lines.tsx'
import { type PlaceList, SearchPage } from '../pages/search.tsx'
import type { WorkLine } from '../pages/work-table.tsx'

/** What was typed, as a line; nothing where only controls were typed. */
const queryText = shortText(200)

export const showSearch = async (c: WebContext) => {
  const { t, context } = c.var
  const query = queryText.parse((c.req.query('q') ?? '').slice(0, 200))
  if (query === '') {
    const nothing = { query, numbered: [], reports: [], ofPlace: [], unindexed: false }
    return c.render(<SearchPage t={t} now={context.now} {...nothing} />, { title: t('console.search-title') })
  }
  const place = await placeLists(c, query)
  // Further pages of a place are of the place alone: the words are not searched, and recorded, again.
  const found = place.paged ? { numbered: [], reports: [], unindexed: false } : await byWords(c, query)
  return c.render(<SearchPage t={t} now={context.now} query={query} {...found} ofPlace={place.lists} />, {
    title: t('console.search-title-for', { query }),
  })
}

/** By number, and by the words of sealed reports. */
const byWords = async (c: WebContext, query: string) => {
  const { t, context, member } = c.var
  const { found, referral } = await perform(findNumber, context, { query })
  const reports = permits(member, 'report.read')
    ? await perform(searchReports, context, { query })
    : { rows: [], unindexed: false }
  const other =
    referral && (referral.to_agency_id === member.agencyId ? referral.from_agency_id : referral.to_agency_id)
  const agency = other && (await agencyNames(context.db, [other])).get(other)
  const names = await namesFor(c, [...reports.rows, ...(found ? [found] : [])])
  return {
    numbered: [
      ...(found ? [caseLine(t, found, names)] : []),
      ...(referral ? [referralLine(t, referral, agency ?? '')] : []),
    ],
    reports: reports.rows.map((row) => reportLine(t, row, names)),
    unindexed: reports.unindexed,
  }
}

type ListName = 'reports' | 'cases'

/** Each list turns its own pages and leaves the other where it stands. */
const placeLists = async (c: WebContext, query: string) => {
  const { t, context } = c.var
  const at = {
    reports: readPlaceCursor(c.req.query('reports')),
    cases: readPlaceCursor(c.req.query('cases')),
  }
  const { areas, reports, cases } = await perform(findPlace, context, {
    query,
    reportsAfter: at.reports,
    casesAfter: at.cases,
  })
  const names = await namesFor(c, [...reports.rows, ...cases.rows])
  const place = areas.map(({ name }) => name).join(' · ')
  const turned = (list: ListName, to: PlaceCursor | undefined): string => {
    const address = new URLSearchParams({ q: query })
    for (const [name, cursor] of Object.entries({ ...at, [list]: to }))
      if (cursor !== undefined) address.set(name, writePlaceCursor(cursor))
    return `/console/search?${address}`
  }
  const listed = (list: ListName, lines: readonly WorkLine[], next: PlaceCursor | undefined): PlaceList => ({
    title: t(`console.search-place-${list}`, { place }),
    lines,
    first: at[list] && turned(list, undefined),
    next: next && turned(list, next),
  })
  return {
    paged: at.reports !== undefined || at.cases !== undefined,
    lists: [
      listed(
        'reports',
        reports.rows.map((row) => reportLine(t, row, names)),
        reports.next,
      ),
      listed(
        'cases',
        cases.rows.map((row) => caseLine(t, row, names)),
        cases.next,
      ),
    ].filter(({ lines, first }) => lines.length > 0 || first !== undefined),
  }
}

const namesFor = async (
  c: WebContext,
  rows: readonly { readonly area_code: string | null }[],
): Promise<Names> => {
  const { db, now } = c.var.context
  const codes = rows.flatMap(({ area_code }) => (area_code === null ? [] : [area_code]))
  return { areas: await areaNames(db, codes), categories: await listCategories(db, now) }
}
