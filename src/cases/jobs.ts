import type { Job } from '../action/jobs.ts'
import { perform } from '../action/perform.ts'
import { sweepBlobs } from './actions/sweep-blobs.ts'

export const caseJobs: readonly Job[] = [
  {
    name: 'blob.sweep',
    cron: '40 3 * * *',
    run: async (context, _, count) => {
      const { blobKeys, withheld } = await perform(sweepBlobs, context, {})
      await context.services.blobs.setAside(blobKeys)
      count?.({ setAside: blobKeys.length, withheld })
    },
  },
]
