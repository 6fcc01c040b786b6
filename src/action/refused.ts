import { Refusal, type RefusalKind } from '../kit/refusal.ts'
import type { Context, Tried } from './action.ts'

/** What the ledger calls an object, by the field of an input that names it; the closest object first. */
const kinds = [
  ['attachmentId', 'attachment'],
  ['evidenceId', 'evidence'],
  ['taskId', 'task'],
  ['escalationId', 'escalation'],
  ['referralId', 'referral'],
  ['caseId', 'case'],
  ['reportId', 'report'],
  ['requestId', 'rights'],
  ['periodId', 'period'],
  ['holdId', 'hold'],
  ['memberId', 'member'],
] as const

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The object an input asks for, before anybody checked it: an id or nothing, so that typed text never gets in. */
export const objectAsked = (raw: unknown): string | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined
  const fields = new Map<string, unknown>(Object.entries(raw))
  for (const [field, kind] of kinds) {
    const id = fields.get(field)
    if (typeof id === 'string' && idShape.test(id)) return `${kind}:${id.toLowerCase()}`
  }
  return undefined
}

/** Refusals that say “this is not for you”; a missing field or a lost race says nothing of who tried what. */
const worthTelling: readonly RefusalKind[] = ['forbidden', 'not-found', 'wrong-code']
const told = new WeakSet<Refusal>()

/** The refusal, when the ledger has to hear of it and has not yet. */
export const untold = (problem: unknown): Refusal | undefined =>
  problem instanceof Refusal && worthTelling.includes(problem.kind) && !told.has(problem)
    ? problem
    : undefined

/**
 * Writes a refused try into the ledger. In a transaction of its own: the one that was refused is gone, and with it whatever
 * it wrote.
 */
export const tellRefusal = async (
  { db, actor, now, services }: Context,
  refusal: Refusal,
  { action, object, agencyId, reason = refusal.reason }: Tried & { action: string; reason?: string },
): Promise<void> => {
  told.add(refusal)
  await db
    .transaction()
    .execute((transaction) =>
      services.record(transaction, { actor, action, object, reason, outcome: 'refused', at: now, agencyId }),
    )
}
