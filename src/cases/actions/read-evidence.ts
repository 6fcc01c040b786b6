import type { Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { openEnvelope } from '../../agencies/store/grants.ts'
import { timelineOf } from '../../audit/store.ts'
import { findAttachment } from '../../intake/store/attachments.ts'
import { Refusal } from '../../kit/refusal.ts'
import { open, openJson } from '../../seal/age.ts'
import type { BlobStore } from '../../seal/blobs.ts'
import type { EvidenceFacts } from '../model/content.ts'
import type { CustodyAct } from '../model/words.ts'
import { addCustody, type EvidenceRow, findEvidence } from '../store/evidence.ts'
import { memberActing } from './own-case.ts'
import { ledgerHash, sha256 } from './seal-evidence.ts'

/** What looking at a piece of evidence found. */
export interface Verdict {
  /** The sealed file as stored has the hash it had when it was collected. */
  readonly sealed: boolean
  /** The original inside has the hash it had when it was handed in. */
  readonly content: boolean
  /** The ledger names the same hash, so file and row were not swapped together. */
  readonly ledger: boolean
}

export const isIntact = ({ sealed, content, ledger }: Verdict): boolean => sealed && content && ledger

export interface EvidenceRead {
  readonly evidence: EvidenceRow
  readonly facts: EvidenceFacts
  readonly verdict: Verdict
  /** The original; absent for a link, and for a file that is not what was collected. */
  readonly bytes: Uint8Array | undefined
}

/** A file that is gone is a finding; a disk or store that does not answer is not. */
const isGone = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'

const blobIfThere = (blobs: BlobStore, key: string): Promise<Uint8Array | undefined> =>
  blobs.get(key).catch((problem: unknown) => {
    if (isGone(problem)) return undefined
    throw problem
  })

/** The facts of evidence for whoever's agency holds its key: the agency of the case, or one it was handed to. */
export const openEvidenceFacts = async (scope: Scope, evidence: EvidenceRow): Promise<EvidenceFacts> =>
  openJson<EvidenceFacts>(await openEnvelope(scope, envelope('evidence', evidence.id)), evidence.sealed)

/**
 * Opens evidence, checks it against every hash we kept, and adds a link to its chain of custody. A mismatch is a finding,
 * not a refusal: the chain must keep that it was found.
 */
export const readEvidence = async (
  scope: Scope,
  evidenceId: string,
  act: CustodyAct,
): Promise<EvidenceRead> => {
  const { db, now, services } = scope
  const { memberId, agencyId } = memberActing(scope)
  const evidence = await findEvidence(db, evidenceId)
  const identity = await openEnvelope(scope, envelope('evidence', evidenceId))
  const facts = await openJson<EvidenceFacts>(identity, evidence.sealed)
  if (act !== 'verified') await requireUnlocked(scope, facts)
  const blob = evidence.blob_key === null ? undefined : await blobIfThere(services.blobs, evidence.blob_key)
  const kept = facts.kind === 'link' ? evidence.sealed : blob
  const found = kept === undefined ? 'missing' : sha256(kept)
  const bytes = blob === undefined ? undefined : await open(identity, blob).catch(() => undefined)
  const verdict: Verdict = {
    sealed: found === evidence.sealed_sha256,
    content: facts.kind === 'link' || (bytes !== undefined && sha256(bytes) === facts.sha256),
    ledger: await ledgerNames(scope, evidence),
  }
  await addCustody(db, { evidenceId, act, memberId, agencyId, at: now, sealedSha256: found })
  return { evidence, facts, verdict, bytes: isIntact(verdict) ? bytes : undefined }
}

// The latest entries are what a timeline gives; evidence handled oftener than this is not expected in a case.
const handledAtMost = 10_000

const ledgerNames = async ({ db }: Scope, evidence: EvidenceRow): Promise<boolean> => {
  const entries = await timelineOf(db, [`evidence:${evidence.id}`], handledAtMost)
  return entries.some(
    ({ action, reason }) =>
      action.startsWith('evidence.add') && reason === ledgerHash(evidence.sealed_sha256),
  )
}

/** A file marked as suspected abuse imagery in its report is not shown here either. */
const requireUnlocked = async ({ db }: Scope, facts: EvidenceFacts): Promise<void> => {
  if (facts.kind === 'link' || facts.attachmentId === undefined) return
  const { state } = await findAttachment(db, facts.attachmentId)
  if (state === 'locked') throw new Refusal('forbidden', 'file-locked')
}
