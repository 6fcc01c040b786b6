import { action } from '../../action/action.ts'
import { formatMoment } from '../../kit/format.ts'
import { Refusal } from '../../kit/refusal.ts'
import { AddLink } from '../model/inputs.ts'
import { lockOpenCase, ownCase, requireOpen } from './own-case.ts'
import { ledgerHash, sealEvidence, storeEvidence } from './seal-evidence.ts'

/** Where and when something was seen, with a description that shows nothing: all we keep of suspected abuse material. */
export const addLink = action({
  name: 'evidence.add-link',
  needs: 'case.work',
  input: AddLink,
  prepare: async (context, { caseId, url, seenAt, description }) => {
    if (seenAt > context.now) throw new Refusal('invalid', 'invalid', { seenAt: 'future-date' })
    const row = requireOpen(await ownCase(context, caseId))
    return sealEvidence(
      context,
      row,
      { kind: 'link', url, seenAt: formatMoment(seenAt), description },
      undefined,
    )
  },
  run: async (scope, { caseId }, sealed) =>
    storeEvidence(scope, await lockOpenCase(scope, caseId), sealed, 'officer'),
  subject: (_, { evidenceId }) => `evidence:${evidenceId}`,
  reason: (_, { sealedSha256 }) => ledgerHash(sealedSha256),
})
