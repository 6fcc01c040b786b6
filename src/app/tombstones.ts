import { createReadStream } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { TombstoneLine } from '../retention/model/inputs.ts'
import { tombstonesAfter } from '../retention/store/tombstones.ts'
import type { House } from './house.ts'

const page = 500

/** Beside the anchors: what was erased, so that a restored backup can be made to forget it again. Ids, classes and times only. */
export const tombstoneFile = (dataFolder: string): string => join(dataFolder, 'tombstones.jsonl')

/** The lines of such a file; one that was cut by a full disk or a kill is passed over. */
export const readTombstones = async function* (path: string): AsyncGenerator<TombstoneLine> {
  const lines = createInterface({ input: createReadStream(path, 'utf8') })
  for await (const line of lines) {
    const parsed = TombstoneLine.safeParse(jsonOf(line))
    if (parsed.success) yield parsed.data
  }
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const known = async (path: string): Promise<ReadonlySet<string>> => {
  const objects = new Set<string>()
  try {
    for await (const { object } of readTombstones(path)) objects.add(object)
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ENOENT')) throw problem
  }
  return objects
}

/** Adds what was erased since; returns how many lines. Two processes at once may write one twice, which erases nothing twice. */
export const keepTombstones = async (house: House): Promise<number> => {
  const { db } = house.context({ kind: 'system', job: 'tombstones' })
  const path = tombstoneFile(house.config.dataFolder)
  const have = await known(path)
  let after: { at: Date; id: string } | undefined
  let added = 0
  for (;;) {
    const rows = await tombstonesAfter(db, after, page)
    const lines = rows
      .filter(({ object }) => !have.has(object))
      .map(({ object, class: name, erased_at, cause }) =>
        JSON.stringify({ object, class: name, at: erased_at.toISOString(), cause }),
      )
    if (lines.length > 0) await appendFile(path, `${lines.join('\n')}\n`, { mode: 0o600 })
    added += lines.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return added
    after = { at: last.erased_at, id: last.id }
  }
}
