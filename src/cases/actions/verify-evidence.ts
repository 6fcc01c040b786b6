import { action } from '../../action/action.ts'
import { EvidenceId } from '../model/inputs.ts'
import { isIntact, readEvidence } from './read-evidence.ts'

/** Checks evidence against its hashes without showing it. */
export const verifyEvidence = action({
  name: 'evidence.verify',
  needs: 'case.read',
  input: EvidenceId,
  run: async (scope, { evidenceId }) => {
    const { evidence, facts, verdict } = await readEvidence(scope, evidenceId, 'verified')
    return { evidence, facts, verdict }
  },
  subject: ({ evidenceId }) => `evidence:${evidenceId}`,
  reason: (_, { verdict }) => (isIntact(verdict) ? 'intact' : 'altered'),
})
