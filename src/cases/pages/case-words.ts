import type { TimelineEntry } from '../../audit/store.ts'
import type { Category } from '../../intake/store/categories.ts'
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

/** What an action did, in words; actions of rooms we do not know keep their name. */
export const didWords = (t: Translate, action: string): string => {
  const key = `did-${action.replaceAll('.', '-')}`
  const words = t.of(`cases.${key}`)
  return words === key ? action : words
}

interface Known {
  readonly names: ReadonlyMap<string, string>
  readonly agencies: ReadonlyMap<string, string>
}

/** Who did it; a colleague by name, somebody of another agency with the agency. */
export const byWords = (
  t: Translate,
  entry: TimelineEntry,
  { names, agencies }: Known,
  ownAgency: string,
): string => {
  if (entry.actor_kind === 'member') {
    const name = names.get(entry.actor_id ?? '') ?? t('cases.somebody')
    const agency = entry.agency_id === ownAgency ? undefined : agencies.get(entry.agency_id ?? '')
    return agency === undefined ? name : t('cases.of-agency', { name, agency })
  }
  if (entry.actor_kind === 'system') return t('cases.by-system')
  return entry.actor_kind === 'client' ? t('cases.by-client') : t('cases.by-reporter')
}

/** The sentence of a problem; the room's own texts first. */
export const problemWords = (t: Translate, key: string): string => {
  const own = t.of(`cases.error-${key}`)
  return own === `error-${key}` ? t.of(`errors.${key}`) : own
}
