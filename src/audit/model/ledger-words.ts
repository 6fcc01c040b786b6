import type { Translate } from '../../kit/text.ts'

export type Names = ReadonlyMap<string, string>

/** The parts of an entry that are told in words. */
export interface ToldEntry {
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly reason: string | null
  readonly outcome: string
}

/** Who acted: an officer by name; a reporter never more than “the reporter”; who could not sign in may be anybody. */
export const whoActed = (t: Translate, entry: ToldEntry, members: Names): string => {
  if (entry.actor_kind === 'anonymous' && entry.outcome === 'refused') return t('accounts.who-unknown')
  const name = entry.actor_kind === 'member' ? members.get(entry.actor_id ?? '') : undefined
  return name ?? t.of(`accounts.who-${entry.actor_kind}`)
}

/** What was done, and whether it was refused. */
export const whatWasDone = (t: Translate, { action, outcome }: ToldEntry): string => {
  const known = t.of(`accounts.act-${action}`)
  const words = known === `act-${action}` ? action : known
  return outcome === 'refused' ? `${words} (${t('accounts.ledger-refused')})` : words
}

export interface ReasonNames {
  readonly agencies: Names
  readonly members: Names
}

/** Of a refused try: a permission that the post lacks, or why not. */
const whyRefused = (t: Translate, reason: string): string => {
  if (reason.includes('.')) return t('accounts.because-post')
  const [code, times] = reason.split(' ')
  return code === 'too-many' && times !== undefined
    ? t('accounts.because-too-many-times', { n: times })
    : t.of(`accounts.because-${reason}`)
}

const oneReason = (t: Translate, code: string, { agencies, members }: ReasonNames): string => {
  if (code.startsWith('agency:')) return agencies.get(code.slice(7)) ?? t('accounts.object-agency')
  if (code.startsWith('member:')) return members.get(code.slice(7)) ?? t('accounts.who-member')
  const words = t.of(`accounts.because-${code}`)
  return words === `because-${code}` ? code : words
}

/** A reason is codes apart by spaces (`P1 crime-report`, `agency:<id>`), never free text. */
export const whyItWasDone = (
  t: Translate,
  { reason, outcome }: ToldEntry,
  names: ReasonNames,
): string | undefined => {
  if (reason === null) return undefined
  if (outcome === 'refused') return whyRefused(t, reason)
  return reason
    .split(' ')
    .map((code) => oneReason(t, code, names))
    .join(' · ')
}

/** Ids named in reasons, whose names a page must look up. */
const idsInReasons = (kind: 'agency' | 'member', entries: readonly ToldEntry[]): string[] =>
  entries.flatMap(({ reason }) =>
    (reason?.match(new RegExp(`${kind}:[0-9a-f-]{36}`, 'g')) ?? []).map((code) => code.slice(7)),
  )

export const agenciesInReasons = (entries: readonly ToldEntry[]): string[] => idsInReasons('agency', entries)

/** Members who acted or whom a reason names. */
export const membersIn = (entries: readonly ToldEntry[]): string[] => [
  ...entries.flatMap(({ actor_kind, actor_id }) =>
    actor_kind === 'member' && actor_id !== null ? [actor_id] : [],
  ),
  ...idsInReasons('member', entries),
]

/** A page by its name in the navigation, else by its path. */
const whichPage = (t: Translate, path: string): string => {
  const words = t.of(`console.nav-${path}`)
  return words === `nav-${path}` ? path : `“${words}”`
}

/** “Hồ sơ 2026-988640” where people know it by a number, else “Báo cáo 3f2a91b4”: enough to tell two apart on a page. */
export const whichObject = (t: Translate, object: string, numbers: Names = new Map()): string => {
  const [kind = '', id] = object.split(':')
  const name = t.of(`accounts.object-${kind}`)
  if (kind === 'page') return `${name} ${whichPage(t, id ?? '')}`
  if (kind === 'day') return `${name} ${id?.split('-').reverse().join('/') ?? ''}`
  return id === undefined ? name : `${name} ${numbers.get(object) ?? id.slice(0, 8)}`
}

const digest = /^(?:sha256:)?([0-9a-f]{64})$/

/** The digest that a reason is, in full; a page shows its beginning. */
export const digestIn = (reason: string | null): string | undefined => digest.exec(reason ?? '')?.[1]
