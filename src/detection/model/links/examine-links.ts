import { findLinks, type Link } from './find-links.ts'
import { type HostList, type ListedHost, lookUpHost } from './host-list.ts'
import { actsAsState, findImitation, ownerOf } from './imitation.ts'
import { cheapEndings, invitations, shorteners } from './known-hosts.ts'
import { mixesScripts } from './skeleton.ts'

export const linkFindingCodes = [
  'listed',
  'imitates-brand',
  'imitates-state',
  'mixed-scripts',
  'hidden-owner',
  'ip-address',
  'shortener',
  'odd-port',
  'invitation',
  'disguised',
  'cheap-ending',
] as const
export type LinkFindingCode = (typeof linkFindingCodes)[number]

/** One thing about a link that a person should know, and why we say it. */
export interface LinkFinding {
  readonly code: LinkFindingCode
  /** 0 to 1. */
  readonly severity: number
  /** Offsets in the original text, end exclusive. */
  readonly start: number
  readonly end: number
  /** What was compared with what, for the sentence that is shown: plain texts by name. */
  readonly about: Readonly<Record<string, string>>
}

/** There is no “safe”: a link nobody has listed is a link nobody has looked at. */
export const linkStates = ['listed', 'suspicious', 'nothing-known'] as const
export type LinkState = (typeof linkStates)[number]

export interface ExaminedLink {
  readonly link: Link
  readonly state: LinkState
  /** Whose registered name it is under, when we know; says nothing about what stands there. */
  readonly owner: string | undefined
  readonly findings: readonly LinkFinding[]
}

/** From here on a finding by itself makes a link suspicious; below it is a hint. */
const suspiciousFrom = 0.5

export const examineLinks = (text: string, list: HostList, now: Date): readonly ExaminedLink[] =>
  findLinks(text).map((link) => {
    const entries = lookUpHost(list, link.host.ascii, now)
    const harmful = entries.filter(({ kind }) => kind === 'harmful')
    const trusted = harmful.length === 0 && entries.length > 0
    const findings = [...harmful.map(listedFinding), ...checks.flatMap((check) => check(link))]
      .filter(({ code }) => !(trusted && ofTheName.has(code)))
      .map((found) => ({ ...found, start: link.start, end: link.end }))
      .sort((a, b) => b.severity - a.severity)
    const listed = findings.some(({ code }) => code === 'listed')
    const suspicious = findings.some(({ severity }) => severity >= suspiciousFrom)
    return {
      link,
      state: listed ? 'listed' : suspicious ? 'suspicious' : 'nothing-known',
      owner: ownerOf(link.host)?.name,
      findings,
    }
  })

type Found = Omit<LinkFinding, 'start' | 'end'>
type Check = (link: Link) => readonly Found[]

/** What is said of a name alone: no longer, once somebody answers for the name. How a link is written still counts. */
const ofTheName: ReadonlySet<LinkFindingCode> = new Set([
  'imitates-brand',
  'imitates-state',
  'mixed-scripts',
  'ip-address',
  'odd-port',
  'cheap-ending',
])

const listedFinding = (entry: ListedHost): Found => ({
  code: 'listed',
  severity: entry.severity,
  about: {
    host: entry.host,
    list: entry.list,
    source: entry.source,
    added: entry.addedAt.toISOString().slice(0, 10),
  },
})

const say = (
  when: boolean,
  code: LinkFindingCode,
  severity: number,
  about: Record<string, string>,
): readonly Found[] => (when ? [{ code, severity, about }] : [])

const checks: readonly Check[] = [
  ({ host, url }) => {
    const found = findImitation(host, url.pathname)
    if (found === undefined) return []
    const { brand, word, met, how, severity } = found
    const own = brand.domains[0] ?? ''
    return say(true, 'imitates-brand', severity, {
      brand: brand.name,
      word,
      met,
      how,
      own,
      host: host.unicode,
    })
  },
  ({ host }) => say(actsAsState(host), 'imitates-state', 0.8, { host: host.unicode }),
  ({ host }) =>
    say(host.unicode.split('.').some(mixesScripts), 'mixed-scripts', 0.8, {
      host: host.unicode,
      ascii: host.ascii,
    }),
  ({ url, host }) =>
    say(url.username !== '' || url.password !== '', 'hidden-owner', 0.8, {
      shown: safeName(url.username),
      host: host.unicode,
    }),
  ({ host }) => say(host.isIp, 'ip-address', 0.6, { host: host.ascii }),
  ({ host }) => say(shorteners.has(host.ascii.replace(/^www\./, '')), 'shortener', 0.3, { host: host.ascii }),
  ({ url }) => say(url.port !== '' && !['80', '443'].includes(url.port), 'odd-port', 0.3, { port: url.port }),
  ({ host, url }) =>
    say(
      invitations.some(
        ([name, path]) => host.ascii.replace(/^www\./, '') === name && path.test(url.pathname),
      ),
      'invitation',
      0.3,
      { host: host.ascii },
    ),
  ({ disguised, written }) => say(disguised, 'disguised', 0.5, { written }),
  ({ host }) => say(cheapEndings.has(host.suffix), 'cheap-ending', 0.2, { ending: host.suffix }),
]

const safeName = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
