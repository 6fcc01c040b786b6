import { cleanText } from './clean-text.ts'
import { type Host, readHost } from './host.ts'

/** A web address in a text. */
export interface Link {
  /** Offsets in the original text, end exclusive. */
  readonly start: number
  readonly end: number
  /** As it stands there. */
  readonly written: string
  readonly url: URL
  readonly host: Host
  /** Written with `http://` or `hxxp://`, not just `abc.com`. */
  readonly hasScheme: boolean
  /** Written so that filters do not see it: `hxxp`, `[.]`, invisible characters. */
  readonly disguised: boolean
}

/** All web addresses, in order. Never fails; what is not an address is not returned. */
export const findLinks = (original: string): readonly Link[] => {
  if (!mayHoldLink(original)) return []
  const { text, origin } = cleanText(original)
  const links: Link[] = []
  let from = 0
  for (;;) {
    const span = nextSpan(text, from)
    if (span === undefined) return links
    from = span.end
    const link = readLink(text.slice(span.start, span.end), span.hasScheme)
    if (link === undefined) continue
    const start = origin(span.start)
    const end = origin(span.end - 1) + 1
    const written = original.slice(start, end)
    const disguised = written !== text.slice(span.start, span.end) || /^hxxp/i.test(written)
    links.push({ ...link, start, end, written, hasScheme: span.hasScheme, disguised })
  }
}

/** A dot or a `://` between two characters that are no spaces; nearly every text without a link ends here. */
const mayHoldLink = (text: string): boolean => {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1))
    if (text.charCodeAt(at - 1) > 32 && text.charCodeAt(at + 1) > 32 && text.charCodeAt(at + 1) !== 46)
      return true
  return /:\/\/|[[({](?:dot|chấm)[\])}]|[。．｡]/i.test(text)
}

interface Span {
  readonly start: number
  readonly end: number
  readonly hasScheme: boolean
}

/** The next stretch that looks like an address: from the next scheme, or around the next dot. Linear in the text. */
const nextSpan = (text: string, from: number): Span | undefined => {
  let at = from
  for (;;) {
    const dot = text.indexOf('.', at)
    const slashes = text.indexOf('://', at)
    if (dot < 0 && slashes < 0) return undefined
    const found =
      dot < 0 || (slashes >= 0 && slashes < dot) ? atScheme(text, slashes, from) : aroundDot(text, dot, from)
    if (typeof found !== 'number') return found
    at = found
  }
}

/** A span, or where to look on. */
const atScheme = (text: string, slashes: number, from: number): Span | number => {
  const found = /h(?:tt|xx)ps?$/i.exec(text.slice(Math.max(from, slashes - 5), slashes))
  if (found === null) return slashes + 3
  return { start: slashes - found[0].length, end: tailEnd(text, slashes + 3), hasScheme: true }
}

const aroundDot = (text: string, dot: number, from: number): Span | number => {
  let start = dot
  while (start > from && isLabel(text, start - 1)) start -= 1
  if (start === dot || !isLabel(text, dot + 1)) return dot + 1
  let end = dot + 1
  while (end < text.length && (isLabel(text, end) || (text[end] === '.' && isLabel(text, end + 1)))) end += 1
  if (text.startsWith('://', end)) return atScheme(text, end, from)
  if (text[start - 1] === '@' || text[end] === '@') return end
  const goesOn = /^(?::\d{1,5})?[/?#]|^:\d/.test(text.slice(end, end + 8))
  if (!goesOn && isSentenceEnd(text.slice(start, end))) return end
  return { start, end: goesOn ? tailEnd(text, end) : end, hasScheme: false }
}

/** `mẹ.Ai`: a forgotten space after a full stop, not an address. */
const isSentenceEnd = (word: string): boolean => {
  const dot = word.lastIndexOf('.')
  return /^\p{Lu}(?:\p{Ll}|$)/u.test(word.slice(dot + 1)) && !/\p{Lu}/u.test(word.charAt(dot - 1))
}

/** What a label may hold: letters, digits and marks of any script, hyphen, underscore, and mathematical letters. */
const isLabel = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (code < 128) return asciiLabel.test(text.charAt(at))
  if (code === mathematical) return true
  if (code >= 0xdc00 && code < 0xe000) return text.charCodeAt(at - 1) === mathematical
  return /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at))
}

const asciiLabel = /[\w-]/
const mathematical = 0xd835

/** Up to a space, a quote, a bracket or the next address; without the sentence’s own punctuation at the end. */
const tailEnd = (text: string, from: number): number => {
  let end = from
  while (end < text.length && !stops.test(text.charAt(end)) && !startsAddress(text, end)) end += 1
  while (end > from && /[.,;:!?)\]*_~…]/.test(text.charAt(end - 1)) && !closesOwn(text, from, end)) end -= 1
  return end
}

const stops = /[\s<>"'`“”‘’«»|\\^{}]/
const startsAddress = (text: string, at: number): boolean =>
  /[hH]/.test(text.charAt(at)) && /^h(?:tt|xx)ps?:\/\//i.test(text.slice(at, at + 8))

const closesOwn = (text: string, from: number, end: number): boolean =>
  text[end - 1] === ')' && end - from < 2_000 && text.slice(from, end).includes('(')

const readLink = (written: string, hasScheme: boolean): Pick<Link, 'url' | 'host'> | undefined => {
  const url = URL.parse(hasScheme ? written.replace(/^hxxp/i, 'http') : `http://${written}`)
  if (url === null || url.hostname === '') return undefined
  const host = readHost(url.hostname)
  if (!hasScheme && (!host.known || host.registered === undefined) && !(host.isIp && /[:/]/.test(written)))
    return undefined
  return { url, host }
}
