import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { sweepDrafts } from './actions/sweep-drafts.ts'

export const intakeJobs: readonly Job[] = [
  {
    name: 'draft.sweep',
    cron: '*/10 * * * *',
    run: async (context) => {
      // Rows first, blobs after commit: a crash in between leaves a sealed blob nobody names, never a row without its blob.
      const { blobKeys } = await perform(sweepDrafts, context, {})
      for (const key of blobKeys) await context.services.blobs.remove(key)
    },
  },
]
