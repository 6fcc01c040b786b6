import type { Scope } from '../../action/action.ts'
import { type EnvelopeKind, envelope } from '../../agencies/model.ts'
import { destroyGrants } from '../../agencies/store/grants.ts'
import { eraseCase, eraseEvidence } from '../../cases/store/erase.ts'
import type { Db } from '../../db/open.ts'
import { type Erased, eraseReport } from '../../intake/store/erase.ts'
import { newId } from '../../kit/random.ts'
import { eraseReferral } from '../../referrals/store/erase.ts'
import type { Cause, ErasableClass } from '../model/classes.ts'
import { noteRewriteDue } from '../store/rewrite.ts'
import { eraseRequest, eraseRequestsOf } from '../store/rights.ts'
import { doomBlobs, insertTombstone } from '../store/tombstones.ts'

/** One thing whose content goes, and why. */
export interface Erasure {
  readonly class: ErasableClass
  readonly id: string
  readonly agencyId: string
  readonly cause: Cause
  readonly periodId: string | null
}

interface Eraser {
  readonly kind: EnvelopeKind | 'rights'
  readonly erase: (db: Db, erasure: Erasure, at: Date) => Promise<Erased | undefined>
}

const report: Eraser = {
  kind: 'report',
  erase: async (db, { id, cause }, at) => {
    const erased = await eraseReport(db, id, at, cause === 'request' ? 'request' : 'schedule')
    if (erased === undefined) return undefined
    return { ...erased, counts: { ...erased.counts, requests: await eraseRequestsOf(db, id, at) } }
  },
}

const erasers = {
  'declined-report': report,
  report,
  case: { kind: 'case', erase: (db, { id }, at) => eraseCase(db, id, at) },
  evidence: { kind: 'evidence', erase: (db, { id }, at) => eraseEvidence(db, id, at) },
  referral: { kind: 'referral', erase: (db, { id }, at) => eraseReferral(db, id, at) },
  'rights-request': {
    kind: 'rights',
    erase: async (db, { id }, at) =>
      (await eraseRequest(db, id, at)) ? { counts: { requests: 1 }, blobs: [] } : undefined,
  },
} as const satisfies Readonly<Record<ErasableClass, Eraser>>

export const objectOf = (name: ErasableClass, id: string): string => `${erasers[name].kind}:${id}`

const keysOf = (db: Db, name: ErasableClass, id: string): Promise<number> => {
  const { kind } = erasers[name]
  return kind === 'rights' ? Promise.resolve(0) : destroyGrants(db, envelope(kind, id))
}

/**
 * Takes content, keys and index away in the running transaction and leaves a tombstone and a line in the ledger. Files are named
 * for removal after commit. `undefined` when it was erased before: doing it again does nothing.
 */
export const eraseOne = async (
  scope: Scope,
  erasure: Erasure,
): Promise<Readonly<Record<string, number>> | undefined> => {
  const { db, now, actor, services } = scope
  const eraser: Eraser = erasers[erasure.class]
  const erased = await eraser.erase(db, erasure, now)
  if (erased === undefined) return undefined
  const object = objectOf(erasure.class, erasure.id)
  const counts = { ...erased.counts, keys: await keysOf(db, erasure.class, erasure.id) }
  await doomBlobs(db, erased.blobs, now)
  await noteRewriteDue(db, now)
  await insertTombstone(db, {
    id: newId(),
    object,
    class: erasure.class,
    agency_id: erasure.agencyId,
    cause: erasure.cause,
    period_id: erasure.periodId,
    counts,
    erased_by: actor.kind === 'member' ? actor.memberId : 'system',
    erased_at: now,
  })
  await services.record(db, {
    actor,
    action: 'content.erase',
    object,
    reason: `${erasure.class} ${erasure.cause}`,
    outcome: 'done',
    at: now,
    agencyId: erasure.agencyId,
  })
  return counts
}

export const addCounts = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum = new Map(Object.entries(one))
  for (const [name, count] of Object.entries(other)) sum.set(name, (sum.get(name) ?? 0) + count)
  return Object.fromEntries(sum)
}
