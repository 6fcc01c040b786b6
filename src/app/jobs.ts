import { accountJobs } from '../accounts/jobs.ts'
import type { Job } from '../action/jobs.ts'
import { auditJobs } from '../audit/jobs.ts'
import { caseJobs } from '../cases/jobs.ts'
import { detectionJobs } from '../detection/jobs.ts'
import { intakeJobs } from '../intake/jobs.ts'
import { referralJobs } from '../referrals/jobs.ts'
import { retentionJobs } from '../retention/jobs.ts'

/** Every job of every room. */
export const jobs: readonly Job[] = [
  ...accountJobs,
  ...auditJobs,
  ...detectionJobs,
  ...intakeJobs,
  ...caseJobs,
  ...referralJobs,
  ...retentionJobs,
]
