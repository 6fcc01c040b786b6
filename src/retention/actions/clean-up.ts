import { z } from 'zod'
import { action } from '../../action/action.ts'
import { forgetRewrite, rewritable, rewrittenTables, writeAnew } from '../store/rewrite.ts'
import { forgetBlobs } from '../store/tombstones.ts'

/** The files are gone from the disk: their names are forgotten too. */
export const forgetFiles = action({
  name: 'retention.forget-files',
  needs: 'system.sweep',
  input: z.object({ blobs: z.array(z.string()).max(1_000) }),
  subject: () => 'blob',
  run: async ({ db }, { blobs }) => {
    await forgetBlobs(db, blobs)
    return { files: blobs.length }
  },
  reason: (_, { files }) => String(files),
})

/** Writes one table of keys anew, so that no dead row of an erased key is left in its data file. */
export const writeTableAnew = action({
  name: 'retention.write-anew',
  needs: 'system.sweep',
  unrecorded: 'nothing-sealed',
  input: z.object({ table: z.enum(rewrittenTables) }),
  subject: ({ table }) => `table:${table}`,
  run: async ({ db }, { table }) => {
    await writeAnew(db, table)
    return { table }
  },
})

/** Before: which erasures can be written over now. After: that they were. */
export const noteRewritten = action({
  name: 'retention.note-rewritten',
  needs: 'system.sweep',
  input: z.object({ xids: z.array(z.string()).max(10_000) }),
  subject: () => 'table:keys',
  run: async ({ db }, { xids }) => {
    await forgetRewrite(db, xids)
    return { erasures: xids.length }
  },
  reason: (_, { erasures }) => String(erasures),
})

export const findRewritable = action({
  name: 'retention.find-rewritable',
  needs: 'system.sweep',
  unrecorded: 'nothing-sealed',
  input: z.object({}),
  subject: () => 'table:keys',
  run: ({ db }) => rewritable(db),
})
