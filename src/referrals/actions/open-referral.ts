import { memberNames } from '../../accounts/store/members.ts'
import { action, type Scope } from '../../action/action.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { mayOpen, openEnvelope } from '../../agencies/store/grants.ts'
import { timelineOf } from '../../audit/store.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { openEvidenceFacts } from '../../cases/actions/read-evidence.ts'
import type { EvidenceFacts } from '../../cases/model/content.ts'
import { findEvidence } from '../../cases/store/evidence.ts'
import { findReport } from '../../intake/store/reports.ts'
import { openJson } from '../../seal/age.ts'
import { type Letter, OpenReferral, type SealedResult, type SealedReturn } from '../model.ts'
import { escalationsOf } from '../store/escalations.ts'
import { itemsOf } from '../store/items.ts'
import { findReferral, type ReferralRow, saveReferral, sealedPartsOf } from '../store/referrals.ts'
import { sideOf } from './own-referral.ts'
import { envelopeOf } from './referral-items.ts'

/** Something that went along: enough to find it, nothing sealed. `open` is whether the acting agency holds its key now. */
export interface ListedItem {
  readonly kind: 'report' | 'evidence'
  readonly id: string
  readonly label: string
  readonly at: Date
  readonly open: boolean
  /** What is known of a piece of evidence, while the agency holds its key. */
  readonly facts?: EvidenceFacts | undefined
}

const listItems = async (scope: Scope, referralId: string, agencyId: string): Promise<ListedItem[]> => {
  const { db } = scope
  const items: ListedItem[] = []
  for (const { object } of await itemsOf(db, referralId)) {
    const { kind, id, name } = envelopeOf(object)
    const open = await mayOpen(db, name, agencyId)
    if (kind === 'report') {
      const { locator, received_at } = await findReport(db, id)
      items.push({ kind, id, label: locator, at: received_at, open })
    } else {
      const evidence = await findEvidence(db, id)
      const facts = open ? await openEvidenceFacts(scope, evidence) : undefined
      items.push({ kind: 'evidence', id, label: evidence.kind, at: evidence.collected_at, open, facts })
    }
  }
  return items
}

/** Who made each move, from the ledger; openings are left out. */
const movers = async ({ db }: Scope, row: ReferralRow) => {
  const entries = (await timelineOf(db, [envelope('referral', row.id)])).filter(
    ({ action: name, outcome }) => name !== 'referral.open' && outcome === 'done',
  )
  const ids = entries.flatMap(({ actor_kind, actor_id }) =>
    actor_kind === 'member' && actor_id ? [actor_id] : [],
  )
  const names = await memberNames(db, [...ids, row.drafted_by])
  return {
    signer: names.get(row.drafted_by),
    by: new Map(entries.map(({ action: name, actor_id }) => [name, names.get(actor_id ?? '')])),
  }
}

/** Whether the sender sees the answer now for the first time: they may close only what they have read. */
const isFirstReading = (row: ReferralRow, { actor }: Scope, agencyId: string): boolean =>
  row.read_at === null &&
  (row.state === 'reported' || row.state === 'returned') &&
  row.from_agency_id === agencyId &&
  permits(actor, 'referral.send')

/** Opens the letter and the answer for either side; the reason goes to the ledger. */
export const openReferral = action({
  name: 'referral.open',
  needs: 'referral.read',
  input: OpenReferral,
  subject: ({ referralId }) => `referral:${referralId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { referralId }) => {
    const { db, now } = scope
    const { agencyId } = memberActing(scope)
    const row = await findReferral(db, referralId, agencyId)
    const identity = await openEnvelope(scope, envelope('referral', referralId))
    const sealed = await sealedPartsOf(db, referralId)
    const read_at = isFirstReading(row, scope, agencyId) ? now : row.read_at
    if (read_at !== row.read_at) await saveReferral(db, referralId, { read_at })
    return {
      referral: { ...row, read_at },
      side: sideOf(row, agencyId),
      letter: await openJson<Letter>(identity, sealed.sealed),
      result: sealed.result_sealed && (await openJson<SealedResult>(identity, sealed.result_sealed)),
      returned: sealed.return_sealed && (await openJson<SealedReturn>(identity, sealed.return_sealed)),
      items: await listItems(scope, referralId, agencyId),
      escalations: await escalationsOf(db, referralId, agencyId),
      agencies: await agencyNames(db, [row.from_agency_id, row.to_agency_id]),
      ...(await movers(scope, row)),
    }
  },
})

export type OpenedReferral = Awaited<ReturnType<(typeof openReferral)['run']>>
