import { action } from '../../action/action.ts'
import { compareFile } from '../../intake/actions/compare-file.ts'
import { inspectFile } from '../../intake/actions/inspect-file.ts'
import { Refusal } from '../../kit/refusal.ts'
import { AddEvidence } from '../model/inputs.ts'
import { lockOpenCase, ownCase, requireOpen } from './own-case.ts'
import { ledgerHash, sealEvidence, storeEvidence } from './seal-evidence.ts'

/** A file an officer collected. Never the suspected abuse imagery itself: the form says so, a link records that. */
export const addEvidence = action({
  name: 'evidence.add',
  needs: 'case.work',
  input: AddEvidence,
  prepare: async (context, { caseId, description, file }) => {
    const row = requireOpen(await ownCase(context, caseId))
    const facts = await inspectFile(file)
    // What is known already belongs to the police, not into one more copy: the file is not kept, a link can be.
    if ((await compareFile(context.db, facts, file.bytes)).state === 'locked')
      throw new Refusal('forbidden', 'known-picture', { file: 'known-picture' })
    return sealEvidence(context, row, { kind: 'file', ...facts, description }, file.bytes)
  },
  run: async (scope, { caseId }, sealed) =>
    storeEvidence(scope, await lockOpenCase(scope, caseId), sealed, 'officer'),
  subject: (_, { evidenceId }) => `evidence:${evidenceId}`,
  reason: (_, { sealedSha256 }) => ledgerHash(sealedSha256),
})
