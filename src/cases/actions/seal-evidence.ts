import { createHash } from 'node:crypto'
import type { Context, Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { grant, holdersFor, sealForHolders } from '../../agencies/store/grants.ts'
import { newId } from '../../kit/random.ts'
import { newKeyPair, seal, sealJson } from '../../seal/age.ts'
import type { EvidenceFacts } from '../model/content.ts'
import type { EvidenceSource } from '../model/words.ts'
import type { CaseRow } from '../store/cases.ts'
import { addCustody, insertEvidence } from '../store/evidence.ts'
import { memberActing } from './own-case.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** How the ledger keeps the hash of new evidence: whoever swaps file and row alike is still found out. */
export const ledgerHash = (sealedSha256: string): string => `sha256:${sealedSha256}`

/**
 * Evidence with a key of its own, so that it can be handed over alone. Its facts are sealed to the case as well: reading the
 * case lists them with one key. Before the transaction; the blob is on disk before a row names it.
 */
export const sealEvidence = async (
  { db, services }: Context,
  row: CaseRow,
  facts: EvidenceFacts,
  bytes: Uint8Array | undefined,
) => {
  const keys = await newKeyPair()
  const sealed = await sealJson([keys.recipient, row.recipient], facts)
  const blob = bytes === undefined ? undefined : await seal([keys.recipient], bytes)
  return {
    id: newId(),
    kind: facts.kind,
    recipient: keys.recipient,
    sealed,
    blobKey: blob === undefined ? null : await services.blobs.put(blob),
    sealedSha256: sha256(blob ?? sealed),
    grants: await sealForHolders(keys.identity, await holdersFor(db, [await findAgency(db, row.agency_id)])),
  }
}

export const storeEvidence = async (
  scope: Scope,
  row: CaseRow,
  evidence: Awaited<ReturnType<typeof sealEvidence>>,
  source: EvidenceSource,
): Promise<{ caseId: string; evidenceId: string; sealedSha256: string }> => {
  const { db, now } = scope
  const { memberId, agencyId } = memberActing(scope)
  const { id, sealedSha256 } = evidence
  await insertEvidence(db, {
    id,
    case_id: row.id,
    kind: evidence.kind,
    recipient: evidence.recipient,
    sealed: evidence.sealed,
    blob_key: evidence.blobKey,
    sealed_sha256: sealedSha256,
    source,
    collected_at: now,
    collected_by: memberId,
  })
  await grant(db, envelope('evidence', id), evidence.grants, now)
  await addCustody(db, { evidenceId: id, act: 'collected', memberId, agencyId, at: now, sealedSha256 })
  return { caseId: row.id, evidenceId: id, sealedSha256 }
}
