import type { Context, Scope } from '../../action/action.ts'
import { envelope } from '../../agencies/model.ts'
import { responsibleAgency } from '../../agencies/store/agencies.ts'
import { requireArea } from '../../agencies/store/areas.ts'
import { grant, holdersFor, sealForHolders } from '../../agencies/store/grants.ts'
import { sendLive } from '../../db/live.ts'
import { countFirings, type Firing } from '../../detection/store/firings.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Locale } from '../../kit/text.ts'
import { officialCalendar } from '../../law/model/calendar-days.ts'
import { dueAt } from '../../law/model/clocks.ts'
import { type KeyPair, newKeyPair, sealJson } from '../../seal/age.ts'
import { box, unbox } from '../../seal/box.ts'
import { keyFromSecret, newSalt } from '../../seal/code.ts'
import { tokenDigits } from '../../seal/token.ts'
import { reportReceived } from '../events.ts'
import type { ReportContent } from '../model/content.ts'
import { categoriesOf } from '../model/happened.ts'
import { initialUrgency, triageClock } from '../model/urgency.ts'
import type { AgeBand, Channel, LegalNature, Reporter } from '../model/words.ts'
import { receiptShown } from '../store/receipts.ts'
import { findByIdempotency, insertReport, type NewReport } from '../store/reports.ts'
import { assessInMemory } from './read-text.ts'

export const codePurpose = 'report-code'

/** A report on its way in, whatever the door: portal, call, visit or partner. */
export interface Submission {
  /** Random or derived with at least 128 bits; the receipt's secret comes from it, so a repeat shows the same receipt. */
  readonly token: string
  /** What makes a repeat a repeat; stored. */
  readonly idempotencyHash: string
  /** The cookie that shows the receipt for a while, as a hash; left out where the answer itself shows it. */
  readonly receiptHash?: string
  readonly keys?: KeyPair
  readonly content: ReportContent
  readonly channel: Channel
  readonly clientId?: string
  readonly reporter: Reporter
  readonly ageBand: AgeBand
  readonly locale: Locale
  readonly areaCode: string | undefined
  readonly safeNow: boolean | undefined
  readonly legalNature?: LegalNature | undefined
  readonly fileCount: number
  readonly knownPicture: boolean
}

export interface Receipt {
  readonly reportId: string
  readonly locator: string
  readonly secret: string
  readonly replayed: boolean
}

export type SealedSubmission =
  | { readonly kind: 'replay'; readonly receipt: Receipt }
  | {
      readonly kind: 'new'
      readonly row: NewReport
      readonly secret: string
      readonly grants: readonly { readonly holder: string; readonly sealed: Uint8Array }[]
      /** Which rules spoke: counted when the report is kept. */
      readonly firings: readonly Firing[]
    }

/** The receipt again, for whoever brings the same token. */
export const replayOf = async (
  found: {
    readonly id: string
    readonly locator: string
    readonly code_salt: Uint8Array
    readonly code_sealed: Uint8Array
  },
  secret: string,
): Promise<Receipt> => {
  // The same key with other words is somebody else's mistake: their report must not vanish behind the first one.
  if (unbox(await keyFromSecret(secret, found.code_salt), codePurpose, found.code_sealed) === undefined)
    throw new Refusal('conflict', 'idempotency-mismatch')
  return { reportId: found.id, locator: found.locator, secret, replayed: true }
}

/** Assesses and seals in memory, before any transaction: afterwards no plaintext of the report is left to store. */
export const sealSubmission = async (context: Context, submission: Submission): Promise<SealedSubmission> => {
  const { db, now } = context
  const secret = tokenDigits(submission.token, 'receipt')
  const earlier = await findByIdempotency(db, submission.idempotencyHash)
  if (earlier !== undefined) {
    // The same cookie and form: the digits follow from them. Only keys that others may use for other words are checked by opening.
    const isSameForm = submission.receiptHash !== undefined && earlier.receipt_hash === submission.receiptHash
    const { id: reportId, locator } = earlier
    return {
      kind: 'replay',
      receipt: isSameForm ? { reportId, locator, secret, replayed: true } : await replayOf(earlier, secret),
    }
  }
  if (submission.areaCode !== undefined) await requireArea(db, submission.areaCode, now)
  const { content } = submission
  const agency = await responsibleAgency(db, submission.areaCode, now)
  const keys = submission.keys ?? (await newKeyPair())
  const { assessment, firings } = await assessInMemory(
    db,
    [content.narrative, ...content.urls].join('\n'),
    now,
  )
  const signs = {
    safeNow: submission.safeNow,
    happened: content.happened,
    assessment,
    knownPicture: submission.knownPicture,
  }
  const urgency = initialUrgency(signs)
  // The reporter sees this clock; it must not tell anybody whether a picture is on a list. The queue still has it first.
  const clock = triageClock({ ...signs, knownPicture: false }, content.narrative !== '')
  const salt = newSalt()
  const [codeKey, sealed, grants] = await Promise.all([
    keyFromSecret(secret, salt),
    sealJson([keys.recipient], content),
    sealForHolders(keys.identity, await holdersFor(db, [agency])),
  ])
  return {
    kind: 'new',
    secret,
    grants,
    firings,
    row: {
      id: newId(),
      idempotency_hash: submission.idempotencyHash,
      recipient: keys.recipient,
      code_salt: salt,
      code_sealed: box(codeKey, codePurpose, keys.identity),
      sealed,
      channel: submission.channel,
      client_id: submission.clientId ?? null,
      reporter: submission.reporter,
      age_band: submission.ageBand,
      locale: submission.locale,
      area_code: submission.areaCode ?? null,
      agency_id: agency.id,
      state: 'received',
      urgency,
      legal_nature: submission.legalNature ?? null,
      categories: categoriesOf(content.happened),
      assessment,
      received_at: now,
      due_at: dueAt(`triage-${clock}`, now, officialCalendar),
      file_count: submission.fileCount,
      receipt_hash: submission.receiptHash ?? null,
      receipt_until: submission.receiptHash === undefined ? null : new Date(now.getTime() + receiptShown),
    },
  }
}

/** Stores a sealed report with its grants and tells the agency. Only after commit may the receipt be shown. */
export const storeSubmission = async (scope: Scope, sealed: SealedSubmission): Promise<Receipt> => {
  if (sealed.kind === 'replay') return sealed.receipt
  const { db, now, services } = scope
  const { row, secret, grants, firings } = sealed
  const stored = await insertReport(db, row)
  if (stored === undefined) {
    const earlier = await findByIdempotency(db, row.idempotency_hash)
    if (earlier === undefined) throw new Error('an idempotency conflict without a report')
    return replayOf(earlier, secret)
  }
  await grant(db, envelope('report', row.id), grants, now)
  await countFirings(db, { reportId: row.id, agencyId: row.agency_id, now, firings })
  await services.announce(
    db,
    reportReceived({ reportId: row.id, agencyId: row.agency_id, urgency: row.urgency }),
  )
  await sendLive(db, { agencyId: row.agency_id, kind: 'report', urgency: row.urgency })
  return { reportId: row.id, locator: stored.locator, secret, replayed: false }
}
