import { memberNames } from '../../accounts/store/members.ts'
import { action, type Scope } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { agencyIdentity, mayOpen, openEnvelope } from '../../agencies/store/grants.ts'
import { timelineOf } from '../../audit/store.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { openEvidenceFacts } from '../../cases/actions/read-evidence.ts'
import type { EvidenceFacts } from '../../cases/model/content.ts'
import { findEvidence } from '../../cases/store/evidence.ts'
import { openWords } from '../../intake/actions/open-words.ts'
import type { Plight } from '../../intake/model/plight.ts'
import { findReport } from '../../intake/store/reports.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson } from '../../seal/age.ts'
import {
  type Letter,
  OpenReferral,
  type openingReasons,
  type SealedResult,
  type SealedReturn,
} from '../model.ts'
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
  /** Danger, safe contact, consent and words of a report, where the member may read reports. */
  readonly plight?: Plight | undefined
}

interface Opening {
  readonly referralId: string
  readonly reason: (typeof openingReasons)[number]
  readonly withWords: boolean
}

const listItems = async (
  scope: Scope,
  { referralId, reason, withWords }: Opening,
  agencyId: string,
): Promise<ListedItem[]> => {
  const { db } = scope
  const items: ListedItem[] = []
  for (const { object } of await itemsOf(db, referralId)) {
    const { kind, id, name } = envelopeOf(object)
    const open = await mayOpen(db, name, agencyId)
    if (kind === 'report') {
      const { locator, received_at } = await findReport(db, id)
      const plight =
        open && withWords && permits(scope.actor, 'report.read')
          ? await performWithin(openWords, scope, { reportId: id, reason: wordsReason[reason] })
          : undefined
      items.push({ kind, id, label: locator, at: received_at, open, plight })
    } else {
      const evidence = await findEvidence(db, id)
      const facts = open ? await openEvidenceFacts(scope, evidence) : undefined
      items.push({ kind: 'evidence', id, label: evidence.kind, at: evidence.collected_at, open, facts })
    }
  }
  return items
}

const wordsReason = {
  'referral-work': 'case-work',
  supervision: 'supervision',
  print: 'case-work',
} as const satisfies Readonly<Record<Opening['reason'], string>>

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
    startedAt: entries.find(({ action: name }) => name === 'referral.start')?.at ?? null,
  }
}

/** Whether the sender sees the answer now for the first time: they may close only what they have read. */
const isFirstReading = (row: ReferralRow, { actor }: Scope, agencyId: string): boolean =>
  row.read_at === null &&
  (row.state === 'reported' || row.state === 'returned') &&
  row.from_agency_id === agencyId &&
  permits(actor, 'referral.send')

/** Whether the acting agency returned it, and so holds its key no more. */
const isGivenBack = async (
  { db, actor }: Scope,
  row: ReferralRow,
  returned: Uint8Array | null,
): Promise<boolean> =>
  returned !== null &&
  row.to_agency_id === memberActing({ actor }).agencyId &&
  !(await mayOpen(db, envelope('referral', row.id), row.to_agency_id))

const outsideOf = (row: ReferralRow, agencies: ReadonlyMap<string, string>): Letter => ({
  subject: '',
  asked: '',
  summary: '',
  legalBasis: '',
  from: agencies.get(row.from_agency_id) ?? '',
  to: agencies.get(row.to_agency_id) ?? '',
  signer: '',
  caseNumber: '',
})

/** Opens the letter and the answer for either side; the reason goes to the ledger. */
export const openReferral = action({
  name: 'referral.open',
  needs: 'referral.read',
  input: OpenReferral,
  subject: ({ referralId }) => `referral:${referralId}`,
  reason: ({ reason }) => reason,
  run: async (scope, input) => {
    const { db, now } = scope
    const { referralId } = input
    const { agencyId } = memberActing(scope)
    const row = await findReferral(db, referralId, agencyId)
    if (row.erased_at !== null) throw new Refusal('expired', 'content-erased')
    const sealed = await sealedPartsOf(db, referralId)
    const agencies = await agencyNames(db, [row.from_agency_id, row.to_agency_id])
    const gone = await isGivenBack(scope, row, sealed.return_sealed)
    const identity = gone
      ? await agencyIdentity(scope)
      : await openEnvelope(scope, envelope('referral', referralId))
    const read_at = isFirstReading(row, scope, agencyId) ? now : row.read_at
    if (read_at !== row.read_at) await saveReferral(db, referralId, { read_at })
    return {
      referral: { ...row, read_at },
      side: sideOf(row, agencyId),
      /** Given back: what was asked is closed to whoever returned it; the names on the outside remain. */
      gone,
      letter: gone ? outsideOf(row, agencies) : await openJson<Letter>(identity, sealed.sealed),
      result: sealed.result_sealed && (await openJson<SealedResult>(identity, sealed.result_sealed)),
      returned: sealed.return_sealed && (await openJson<SealedReturn>(identity, sealed.return_sealed)),
      items: await listItems(scope, input, agencyId),
      escalations: await escalationsOf(db, referralId, agencyId),
      agencies,
      ...(await movers(scope, row)),
    }
  },
})

export type OpenedReferral = Awaited<ReturnType<(typeof openReferral)['run']>>
