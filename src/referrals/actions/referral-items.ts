import type { Scope } from '../../action/action.ts'
import { type EnvelopeKind, type EnvelopeName, envelope } from '../../agencies/model.ts'
import { mayOpen, revoke, shareEnvelope } from '../../agencies/store/grants.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { reportIdsOf } from '../../cases/store/case-reports.ts'
import { addCustody, evidenceOf } from '../../cases/store/evidence.ts'
import { dropTokens } from '../../intake/store/blind-index.ts'
import { Refusal } from '../../kit/refusal.ts'
import { insertItems, itemsOf, markGranted, otherCarrier } from '../store/items.ts'
import type { ReferralRow } from '../store/referrals.ts'

/** `report:<id>` taken apart; the schema let nothing else in. */
export const envelopeOf = (object: string): { kind: EnvelopeKind; id: string; name: EnvelopeName } => {
  const kind = object.startsWith('report:') ? 'report' : 'evidence'
  const id = object.slice(kind.length + 1)
  return { kind, id, name: envelope(kind, id) }
}

/**
 * Lets the receiver open what goes along: one small key each, sealed to them; the content stays where it is. Only a key given
 * here is taken back later, never one the receiver already had.
 */
export const shareItems = async (
  scope: Scope,
  referral: { readonly id: string; readonly caseId: string },
  receiver: { readonly id: string; readonly recipient: string },
  objects: readonly string[],
): Promise<void> => {
  const { db } = scope
  const evidence = await evidenceOf(db, referral.caseId)
  const reports = await reportIdsOf(db, referral.caseId)
  const known = new Set<string>([
    ...reports.map((id) => envelope('report', id)),
    ...evidence.map(({ id }) => envelope('evidence', id)),
  ])
  if (objects.some((object) => !known.has(object)))
    throw new Refusal('invalid', 'invalid', { items: 'unknown-item' })
  const items: { object: string; granted: boolean }[] = []
  for (const object of new Set(objects)) {
    const { name } = envelopeOf(object)
    const granted = !(await mayOpen(db, name, receiver.id))
    if (granted) await shareEnvelope(scope, name, receiver)
    items.push({ object, granted })
  }
  await insertItems(db, referral.id, items)
  await recordHandover(
    scope,
    evidence.filter(({ id }) => objects.includes(envelope('evidence', id))),
  )
}

const recordHandover = async (
  scope: Scope,
  evidence: readonly { readonly id: string; readonly sealed_sha256: string }[],
): Promise<void> => {
  const { memberId, agencyId } = memberActing(scope)
  for (const { id, sealed_sha256 } of evidence)
    await addCustody(scope.db, {
      evidenceId: id,
      act: 'handed-over',
      memberId,
      agencyId,
      at: scope.now,
      sealedSha256: sealed_sha256,
    })
}

/** Least sight: who returns a referral can no longer open what came with it, unless another referral still brings it. */
export const takeBackItems = async ({ db }: Pick<Scope, 'db'>, referral: ReferralRow): Promise<void> => {
  for (const { object, granted } of await itemsOf(db, referral.id)) {
    if (!granted) continue
    await markGranted(db, referral.id, object, false)
    const other = await otherCarrier(db, referral, object)
    if (other !== undefined) {
      await markGranted(db, other, object, true)
      continue
    }
    const { kind, id, name } = envelopeOf(object)
    await revoke(db, name, referral.to_agency_id)
    if (kind === 'report') await dropTokens(db, referral.to_agency_id, id)
  }
}
