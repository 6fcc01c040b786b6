import { action } from '../../action/action.ts'
import { inspectFile } from '../../intake/actions/inspect-file.ts'
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
    return sealEvidence(context, row, { kind: 'file', ...facts, description }, file.bytes)
  },
  run: async (scope, { caseId }, sealed) =>
    storeEvidence(scope, await lockOpenCase(scope, caseId), sealed, 'officer'),
  subject: (_, { evidenceId }) => `evidence:${evidenceId}`,
  reason: (_, { sealedSha256 }) => ledgerHash(sealedSha256),
})
