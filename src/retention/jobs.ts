import type { Context } from '../action/action.ts'
import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { findRewritable, forgetFiles, noteRewritten, writeTableAnew } from './actions/clean-up.ts'
import { addCounts } from './actions/erase.ts'
import { eraseDue } from './actions/erase-due.ts'
import { type ErasableClass, erasableClasses } from './model/classes.ts'
import { rewrittenTables } from './store/rewrite.ts'
import { doomedBlobs } from './store/tombstones.ts'

export interface ClassDone {
  readonly class: ErasableClass
  readonly erased: number
  readonly counts: Readonly<Record<string, number>>
}

const filesAtOnce = 200

/** Erases everything whose time is over, a batch at a time. */
export const eraseAllDue = async (
  context: Context,
  progress: (name: ErasableClass, erased: number) => void = () => {},
): Promise<ClassDone[]> => {
  const done: ClassDone[] = []
  for (const name of erasableClasses) {
    let erased = 0
    let counts: Readonly<Record<string, number>> = {}
    for (let more = true; more; ) {
      const batch = await perform(eraseDue, context, { class: name })
      erased += batch.erased
      counts = addCounts(counts, batch.counts)
      more = batch.more
      progress(name, erased)
    }
    done.push({ class: name, erased, counts })
  }
  return done
}

/** Removes the files of what was erased from the disk, whatever run left them. */
export const removeFiles = async (context: Context): Promise<number> => {
  let removed = 0
  for (;;) {
    const blobs = await doomedBlobs(context.db, filesAtOnce)
    if (blobs.length === 0) return removed
    for (const blob of blobs) await context.services.blobs.remove(blob)
    await perform(forgetFiles, context, { blobs })
    removed += blobs.length
  }
}

/** Writes the tables of keys anew where something was erased since and no snapshot needs the dead rows. How many erasures. */
export const overwriteKeys = async (context: Context): Promise<number> => {
  const xids = await perform(findRewritable, context, {})
  if (xids.length === 0) return 0
  for (const table of rewrittenTables) await perform(writeTableAnew, context, { table })
  await perform(noteRewritten, context, { xids })
  return xids.length
}

const cleanUp = async (
  context: Context,
): Promise<{ readonly files: number; readonly overwritten: number }> => ({
  files: await removeFiles(context),
  overwritten: await overwriteKeys(context),
})

export const retentionJobs: readonly Job[] = [
  {
    name: 'retention.run',
    cron: '10 2 * * *',
    run: async (context, _, count) => {
      const done = await eraseAllDue(context)
      const cleaned = await cleanUp(context)
      count?.({ erased: done.reduce((sum, { erased }) => sum + erased, 0), ...cleaned })
    },
  },
  {
    // Tables of keys are locked for the moment they are written anew: at night, and again while a backup was in the way.
    name: 'retention.overwrite',
    cron: '50 1-5 * * *',
    run: async (context, _, count) => {
      const cleaned = await cleanUp(context)
      if (cleaned.files + cleaned.overwritten > 0) count?.(cleaned)
    },
  },
  {
    name: 'retention.files',
    on: 'content.erased',
    run: async (context, _, count) => count?.({ files: await removeFiles(context) }),
  },
]
