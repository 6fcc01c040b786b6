import type { Area } from '../../agencies/model.ts'
import { whoActed, whyItWasDone } from '../../audit/model/ledger-words.ts'
import type { TimelineEntry } from '../../audit/store.ts'
import type { Category } from '../../intake/store/categories.ts'
import type { ReportRow } from '../../intake/store/reports.ts'
import type { Translate } from '../../kit/text.ts'

export const categoryWords = (
  t: Translate,
  codes: readonly string[],
  categories: readonly Category[],
): string =>
  codes
    .map((code) => {
      const found = categories.find((one) => one.code === code)
      if (found === undefined) return code
      return t.locale === 'en' ? found.name_en : found.name_vi
    })
    .join(' · ')

/** What a case can be called before anybody thought of better: the matter, the age and the place; never a name. */
export const titleFor = (
  t: Translate,
  report: Pick<ReportRow, 'categories' | 'age_band' | 'area_code'>,
  categories: readonly Category[],
  areas: readonly Pick<Area, 'code' | 'name'>[],
): string =>
  [
    categoryWords(t, report.categories.slice(0, 1), categories),
    ...(report.age_band === 'unknown' ? [] : [t.of(`intake.age-${report.age_band}`)]),
    ...areas.filter(({ code }) => code === report.area_code).map(({ name }) => name),
  ].join(', ')

interface Known {
  readonly names: ReadonlyMap<string, string>
  readonly agencies: ReadonlyMap<string, string>
}

/** Who did it; somebody of another agency with the agency. */
export const byWords = (
  t: Translate,
  entry: TimelineEntry,
  { names, agencies }: Known,
  ownAgency: string,
): string => {
  const name = whoActed(t, entry, names)
  const agency = entry.agency_id === ownAgency ? undefined : agencies.get(entry.agency_id ?? '')
  return agency === undefined ? name : t('cases.of-agency', { name, agency })
}

/** Why, without the hashes, which the evidence shows itself. */
export const whyWords = (
  t: Translate,
  entry: TimelineEntry,
  { names, agencies }: Known,
): string | undefined =>
  entry.reason?.startsWith('sha256:') ? undefined : whyItWasDone(t, entry, { agencies, members: names })

/** The sentence of a problem; the room's own texts first. */
export const problemWords = (t: Translate, key: string): string => {
  const own = t.of(`cases.error-${key}`)
  return own === `error-${key}` ? t.of(`errors.${key}`) : own
}
