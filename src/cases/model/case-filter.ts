/** What a list of open cases can be cut to. */
export const caseShows = ['late', 'unowned', 'to-close'] as const
export type CaseShow = (typeof caseShows)[number]

export interface CaseFilter {
  readonly now: Date
  readonly show?: CaseShow | undefined
  /** `null`: where the place is not known. Absent: everywhere. */
  readonly areaCode?: string | null | undefined
}

/** In an address, the place nobody knows. */
const noArea = 'none'

/** From an address; anything unknown there is no filter. */
export const readCaseFilter = (
  show: string | undefined,
  area: string | undefined,
  now: Date,
): CaseFilter => ({
  now,
  show: caseShows.find((one) => one === show),
  ...(area !== undefined && /^[\w-]{1,20}$/.test(area) ? { areaCode: area === noArea ? null : area } : {}),
})

/** The address of the agency's open cases, cut to a filter. */
export const filteredHref = (filter: Omit<CaseFilter, 'now'>, after?: string): string => {
  const query = new URLSearchParams({
    ...(filter.show === undefined ? {} : { show: filter.show }),
    ...(filter.areaCode === undefined ? {} : { area: filter.areaCode ?? noArea }),
    ...(after === undefined ? {} : { after }),
  })
  return query.size === 0 ? '/console/cases/all' : `/console/cases/all?${query}`
}
