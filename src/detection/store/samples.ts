import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { newId } from '../../kit/random.ts'
import type { TrialText } from '../model/life/evaluate.ts'
import { risksetSource } from '../model/life/tally.ts'
import { detectionFile } from './shipped-files.ts'
import { readRiskLines } from './training-files.ts'

const pageLength = 1000

/** Stores public texts; the same text twice is kept once. Returns how many were new. */
export const insertSamples = async (
  db: Db,
  texts: readonly TrialText[],
  by: string,
  now: Date,
): Promise<number> => {
  let added = 0
  for (let i = 0; i < texts.length; i += pageLength) {
    const rows = texts.slice(i, i + pageLength).map(({ source, kind, text }) => ({
      id: newId(),
      source,
      kind,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      imported_at: now,
      imported_by: by,
    }))
    const inserted = await db
      .insertInto('detection.sample')
      .values(rows)
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .returning('id')
      .execute()
    added += inserted.length
  }
  return added
}

export const countSamples = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('detection.sample')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** Every stored public text by id, page by page, so that a million never stand in memory. */
export const eachSample = async function* (db: Db): AsyncGenerator<TrialText> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db
      .selectFrom('detection.sample')
      .select(['id', 'source', 'kind', 'text'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageLength)
      .execute()
    yield* rows.map(({ source, kind, text }) => ({ source, kind, text }))
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageLength) return
    after = last.id
  }
}

/** The made-up, labelled lines of the repository. */
export const risksetTexts = (): readonly TrialText[] =>
  readRiskLines(detectionFile('riskset')).map(({ kind, text, labels }) => ({
    source: risksetSource,
    kind,
    text,
    labels,
  }))
