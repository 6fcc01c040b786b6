import { action } from '../../action/action.ts'
import { OpenEvidence } from '../model/inputs.ts'
import { readEvidence } from './read-evidence.ts'

/** The file itself, when an officer asks for it and says why. */
export const viewEvidence = action({
  name: 'evidence.view',
  needs: 'case.read',
  input: OpenEvidence,
  subject: ({ evidenceId }) => `evidence:${evidenceId}`,
  reason: ({ reason }) => reason,
  run: (scope, { evidenceId }) => readEvidence(scope, evidenceId, 'viewed'),
})
