import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AnchorLine, type DayAnchor } from '../audit/model/day.ts'
import type { Anchor } from '../audit/model.ts'
import { headOf } from '../audit/store/verify.ts'
import { type PublicKeys, publicPem } from '../seal/signer.ts'
import type { House } from './house.ts'
import { keepTombstones } from './tombstones.ts'

const everyHour = 60 * 60 * 1000
const HeadLine = z.object({ seq: z.number().int(), hash: z.string(), at: z.string() })
/** A public key that signed some of the days, so that a restored system knows it. */
const KeyLine = z.object({ publicKey: z.string() })
const Line = z.union([AnchorLine, HeadLine, KeyLine])

export const anchorFile = (dataFolder: string): string => join(dataFolder, 'anchors.jsonl')

/** Writes the head of the chain to a file outside the database, so that a cut tail shows even if the head row was rewritten. */
export const writeAnchor = async (house: House): Promise<Anchor> => {
  const head = await headOf(house.database.asNobody)
  await appendFile(
    anchorFile(house.config.dataFolder),
    `${JSON.stringify({ ...head, at: new Date().toISOString() })}\n`,
    { mode: 0o600 },
  )
  return head
}

/** What a file of anchors holds: signed days, and heads of the chain at some moment. */
export interface Anchors {
  readonly heads: readonly Anchor[]
  readonly days: readonly DayAnchor[]
  /** Public keys (PEM). */
  readonly keys: readonly string[]
}

export const keyLines = (keys: PublicKeys): string =>
  [...keys.values()].map((key) => `${JSON.stringify({ publicKey: publicPem(key) })}\n`).join('')

export const parseAnchors = (text: string): Anchors => {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)))
  return {
    heads: lines.flatMap((line) => ('seq' in line ? [line] : [])),
    days: lines.flatMap((line) => ('day' in line ? [line] : [])),
    keys: lines.flatMap((line) => ('publicKey' in line ? [line.publicKey] : [])),
  }
}

/** A file that somebody names must be there; of our own there is none before the first hour. */
export const readAnchors = async (path: string, isOwn: boolean): Promise<Anchors> =>
  parseAnchors(
    await readFile(path, 'utf8').catch((problem) => {
      if (isOwn && Object(problem).code === 'ENOENT') return ''
      throw problem
    }),
  )

/** An anchor and what was erased, now, every hour, and at the end. */
export const keepAnchors = (house: House): { stop: () => Promise<void> } => {
  const write = () =>
    Promise.all([writeAnchor(house), keepTombstones(house)]).then(
      () => {},
      () => house.log.warn('anchor not written'),
    )
  void write()
  const timer = setInterval(() => void write(), everyHour)
  return {
    stop: async () => {
      clearInterval(timer)
      await write()
    },
  }
}
