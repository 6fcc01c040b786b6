import { action } from '../../action/action.ts'
import { OpenEvidence } from '../model/inputs.ts'
import { readEvidence } from './read-evidence.ts'

/** The original leaves Khiên for a disk or a letter; the chain of custody says who took it and why. */
export const exportEvidence = action({
  name: 'evidence.export',
  needs: 'case.work',
  fresh: true,
  input: OpenEvidence,
  subject: ({ evidenceId }) => `evidence:${evidenceId}`,
  reason: ({ reason }) => reason,
  run: (scope, { evidenceId }) => readEvidence(scope, evidenceId, 'exported'),
})
