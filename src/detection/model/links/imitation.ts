import { editDistance } from '../../../kit/edit-distance.ts'
import { type Brand, brands } from './brands.ts'
import type { Host } from './host.ts'
import { skeleton } from './skeleton.ts'

/** How an address resembles a brand it does not belong to. */
export interface Imitation {
  readonly brand: Brand
  /** The brand’s word that was met, and the part of the address that met it. */
  readonly word: string
  readonly met: string
  readonly how: 'same-look' | 'one-letter-off' | 'other-ending' | 'name-within' | 'in-subdomain' | 'in-path'
  readonly severity: number
}

/** The brand whose registered name this host stands under; of the state’s common `gov.vn`, only under its own word. */
export const ownerOf = (host: Host): Brand | undefined =>
  brands.find(({ domains, words }) =>
    domains.some(
      (domain) => isUnder(host.ascii, domain) && (domain !== 'gov.vn' || words.includes(host.label)),
    ),
  )

const isOfficial = (host: Host): boolean =>
  brands.some(({ domains }) => domains.some((domain) => isUnder(host.ascii, domain)))

/** The strongest resemblance to a brand, or none. A brand’s own addresses resemble nothing. */
export const findImitation = (host: Host, path: string): Imitation | undefined => {
  if (host.isIp || host.registered === undefined || isOfficial(host)) return undefined
  const shown = host.unicode.split('.')
  const depth = host.suffix.split('.').length
  const label = viewOf(shown.at(-depth - 1) ?? host.label)
  const subdomain = viewOf(shown.slice(0, Math.max(0, shown.length - depth - 1)).join('.'))
  const steps = path.toLowerCase().split('/')
  let best: Imitation | undefined
  for (const mark of marks)
    for (const found of [inLabel(mark, label), inSubdomain(mark, subdomain), inPath(mark, steps)])
      if (found !== undefined && isStronger(found, best)) best = found
  return best
}

const isStronger = (found: Imitation, best: Imitation | undefined): boolean =>
  best === undefined ||
  found.severity > best.severity ||
  (found.severity === best.severity && found.word.length > best.word.length)

/** `dichvucong-gov-vn.com`, `abc.gov.vn.example.com`: the ending of the state where it is not the ending. */
export const actsAsState = (host: Host): boolean =>
  !/\.gov(\.[a-z]{2})?$/.test(`.${host.ascii}`) && /(?:^|[-.])gov[-.]?vn(?=$|[-.])/.test(host.ascii)

const isUnder = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

interface Mark {
  readonly brand: Brand
  readonly word: string
  readonly look: string
}

const marks: readonly Mark[] = brands.flatMap((each) =>
  each.words.map((word) => ({ brand: each, word, look: skeleton(word) })),
)

/** A part of an address as it is compared: its words, and what they look like. */
interface View {
  readonly text: string
  readonly seen: string
  readonly parts: readonly { readonly part: string; readonly seen: string }[]
}

const viewOf = (text: string): View => ({
  text,
  seen: skeleton(text),
  parts: text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((part) => ({ part, seen: skeleton(part) })),
})

const inLabel = ({ brand, word, look }: Mark, { text, seen, parts }: View): Imitation | undefined => {
  const said = { brand, word, met: text }
  if (text === word) return { ...said, how: 'other-ending', severity: 0.6 }
  if (seen === look) return { ...said, how: 'same-look', severity: 0.9 }
  if (parts.some(({ part }) => part === word)) return { ...said, how: 'name-within', severity: 0.7 }
  if (parts.some((each) => each.seen === look)) return { ...said, how: 'same-look', severity: 0.8 }
  if (brand.exactOnly) return undefined
  if (parts.some((each) => isOneOff(each.part, each.seen, look)))
    return { ...said, how: 'one-letter-off', severity: 0.7 }
  return seen.includes(look) ? { ...said, how: 'name-within', severity: 0.6 } : undefined
}

/** A first letter that differs, and words people really use, are no slips meant to deceive. */
const isOneOff = (part: string, seen: string, look: string): boolean =>
  Math.abs(seen.length - look.length) <= 1 &&
  seen[0] === look[0] &&
  !ordinaryWords.has(part) &&
  editDistance(seen, look, 1) === 1

const ordinaryWords: ReadonlySet<string> = new Set(['discard', 'telegraf', 'stream', 'googol', 'freefile'])

const inSubdomain = ({ brand, word, look }: Mark, { parts }: View): Imitation | undefined => {
  const met = parts.find((each) => each.seen === look)
  return met === undefined ? undefined : { brand, word, met: met.part, how: 'in-subdomain', severity: 0.7 }
}

/** A whole step of the path: `/zalo.me/`, `/vietcombank/`. News about a brand have its name among other words. */
const inPath = ({ brand, word }: Mark, steps: readonly string[]): Imitation | undefined => {
  const met = steps.find((step) => step === word || brand.domains.includes(step))
  return met === undefined ? undefined : { brand, word, met, how: 'in-path', severity: 0.3 }
}
