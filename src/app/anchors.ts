import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Anchor } from '../audit/model.ts'
import { headOf } from '../audit/store.ts'
import type { House } from './house.ts'
import { keepTombstones } from './tombstones.ts'

const everyHour = 60 * 60 * 1000
const AnchorLine = z.object({ seq: z.number().int(), hash: z.string(), at: z.string() })

export const anchorFile = (dataFolder: string): string => join(dataFolder, 'anchors.jsonl')

/** Writes the head of the chain to a file outside the database, so that a cut tail shows even if the head row was rewritten. */
export const writeAnchor = async (house: House): Promise<Anchor> => {
  const head = await headOf(house.database.db)
  await appendFile(
    anchorFile(house.config.dataFolder),
    `${JSON.stringify({ ...head, at: new Date().toISOString() })}\n`,
    { mode: 0o600 },
  )
  return head
}

export const readAnchors = async (path: string): Promise<Anchor[]> =>
  anchorsIn(await readFile(path, 'utf8').catch(() => ''))

export const anchorsIn = (text: string): Anchor[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => AnchorLine.parse(JSON.parse(line)))

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
