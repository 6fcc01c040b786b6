import { isSignedBy, type PublicKeys } from '../../seal/signer.ts'
import type { Break } from '../model.ts'
import { type DayAnchor, dayAfter, paperDigits, statementDigest, statementText } from './day.ts'

/** What somebody reads from a printed anchor. */
export interface Paper {
  readonly day: string
  /** 40 digits, grouped as one likes. */
  readonly digits: string
}

export interface DayEvidence {
  /** As the database has them, in order. */
  readonly stored: readonly DayAnchor[]
  /** Kept elsewhere. */
  readonly kept: readonly DayAnchor[]
  readonly papers: readonly Paper[]
  readonly keys: PublicKeys
}

/** Where the chain must stand at the end of a day, by an anchor that proved good. */
export interface Checkpoint {
  readonly day: string
  readonly first: number
  readonly last: number
  readonly hash: string
}

export interface JudgedDays {
  readonly breaks: readonly Break[]
  /** In the order of the chain. */
  readonly checkpoints: readonly Checkpoint[]
}

/** Judges the anchors themselves: signatures, how they follow each other, whether the database agrees with what was kept. */
export const judgeDays = ({ stored, kept, papers, keys }: DayEvidence): JudgedDays => {
  const own = new Map(stored.map((anchor) => [anchor.day, anchor]))
  const onPaper = papers.filter(({ day, digits }) => {
    const anchor = own.get(day)
    return anchor !== undefined && paperDigits(anchor).replaceAll(' ', '') === digits.replace(/\D/g, '')
  })
  const vouched = new Set(onPaper.map(({ day }) => day))
  const good = (anchor: DayAnchor): boolean => signatureBreak(anchor, keys) === undefined
  const trusted = new Map<string, DayAnchor>()
  for (const anchor of stored) if (vouched.has(anchor.day) || good(anchor)) trusted.set(anchor.day, anchor)
  for (const anchor of kept) if (good(anchor)) trusted.set(anchor.day, anchor)
  return {
    breaks: [
      ...[...stored, ...kept].flatMap((anchor) => signatureBreak(anchor, keys) ?? []),
      ...followBreaks(stored),
      ...kept.filter(good).flatMap((anchor) => keptBreak(anchor, own.get(anchor.day), good) ?? []),
      ...papers.filter(({ day }) => !vouched.has(day)).map(({ day }) => paperBreak(day, own.has(day))),
    ],
    checkpoints: [...trusted.values()].sort((a, b) => a.last - b.last || (a.day < b.day ? -1 : 1)),
  }
}

const signatureBreak = (anchor: DayAnchor, keys: PublicKeys): Break | undefined => {
  const { day, key } = anchor
  const found = keys.get(key)
  if (found === undefined) return { kind: 'unknown-key', day }
  return isSignedBy(found, statementText(anchor), anchor.signature)
    ? undefined
    : { kind: 'forged-anchor', day }
}

/** A pause of years is one finding after another, but not a thousand. */
const gapsTold = 100

const missingBetween = (before: string, day: string): Break[] => {
  const gaps: Break[] = []
  for (let gap = dayAfter(before); gap < day && gaps.length < gapsTold; gap = dayAfter(gap))
    gaps.push({ kind: 'missing-anchor', day: gap })
  return gaps
}

const followBreaks = (stored: readonly DayAnchor[]): Break[] =>
  stored.flatMap((anchor, at) => {
    const before = stored[at - 1]
    if (before === undefined)
      return anchor.previous === '' && anchor.first === 1 ? [] : [{ kind: 'anchor-chain', day: anchor.day }]
    const gaps = missingBetween(before.day, anchor.day)
    if (gaps.length > 0) return gaps
    const follows = anchor.previous === statementDigest(before) && anchor.first === before.last + 1
    return follows ? [] : [{ kind: 'anchor-chain', day: anchor.day }]
  })

const keptBreak = (
  anchor: DayAnchor,
  own: DayAnchor | undefined,
  good: (anchor: DayAnchor) => boolean,
): Break | undefined => {
  if (own === undefined) return { kind: 'missing-anchor', day: anchor.day }
  if (!good(own) || statementText(own) === statementText(anchor)) return undefined
  return { kind: 'anchor-differs', day: anchor.day }
}

const paperBreak = (day: string, isStored: boolean): Break => ({
  kind: isStored ? 'paper-differs' : 'missing-anchor',
  day,
})
