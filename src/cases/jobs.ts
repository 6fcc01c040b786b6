import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { sweepBlobs } from './actions/sweep-blobs.ts'

export const caseJobs: readonly Job[] = [
  {
    name: 'blob.sweep',
    cron: '40 3 * * *',
    run: async (context, _, count) => {
      const { blobKeys, withheld } = await perform(sweepBlobs, context, {})
      for (const key of blobKeys) await context.services.blobs.remove(key)
      count?.({ removed: blobKeys.length, withheld })
    },
  },
]
