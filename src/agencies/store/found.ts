import type { Db } from '../../db/open.ts'
import { plain } from '../../kit/format.ts'
import { newId } from '../../kit/random.ts'
import type { AgencyKind, Area } from '../model.ts'

export interface NewAgency {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: AgencyKind
  readonly areaCode: string | null
  readonly phone: string | null
  readonly recipient: string
  readonly validFrom: Date
}

export const insertAreas = async (
  db: Db,
  areas: readonly Omit<Area, 'name_plain'>[],
  validFrom: Date,
): Promise<void> => {
  await db
    .insertInto('agencies.area')
    .values(areas.map((area) => ({ ...area, name_plain: plain(area.name), valid_from: validFrom })))
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
}

/** Stores an agency and, when it covers an area, its duty to take reports there. */
export const insertAgency = async (db: Db, agency: NewAgency): Promise<void> => {
  const { id, code, name, kind, areaCode, phone, recipient, validFrom } = agency
  await db
    .insertInto('agencies.agency')
    .values({ id, code, name, kind, area_code: areaCode, phone, recipient, valid_from: validFrom })
    .execute()
  if (kind === 'duty' || areaCode !== null)
    await db
      .insertInto('agencies.duty')
      .values({ id: newId(), area_code: areaCode, agency_id: id, valid_from: validFrom })
      .execute()
}

export const findAgencyByCode = (db: Db, code: string) =>
  db
    .selectFrom('agencies.agency')
    .select(['id', 'code', 'name', 'recipient'])
    .where('code', '=', code)
    .executeTakeFirst()

export const saveRecoveryRecipient = async (db: Db, recipient: string, now: Date): Promise<void> => {
  await db
    .updateTable('agencies.recovery_key')
    .set({ retired_at: now })
    .where('retired_at', 'is', null)
    .execute()
  await db.insertInto('agencies.recovery_key').values({ id: newId(), recipient, created_at: now }).execute()
}

/** The agency's private key as sealed to a holder. */
export const sealedAgencyKey = async (
  db: Db,
  agencyId: string,
  holder: string,
): Promise<Uint8Array | undefined> => {
  const found = await db
    .selectFrom('agencies.agency_key')
    .select('sealed')
    .where('agency_id', '=', agencyId)
    .where('holder', '=', holder)
    .executeTakeFirst()
  return found?.sealed
}

export const sealedGrant = async (
  db: Db,
  object: string,
  holder: string,
): Promise<Uint8Array | undefined> => {
  const found = await db
    .selectFrom('agencies.key_grant')
    .select('sealed')
    .where('object', '=', object)
    .where('holder', '=', holder)
    .executeTakeFirst()
  return found?.sealed
}
