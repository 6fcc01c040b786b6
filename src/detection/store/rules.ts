import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { RuleState } from '../model/life/rule-moves.ts'
import { Rule } from '../model/rules/schema.ts'
import type { RuleVersionTable } from '../table.ts'

export type VersionRow = Selectable<RuleVersionTable>
export type NewVersion = Insertable<RuleVersionTable>

/** The rule a version holds; none while it is a draft that does not pass. */
export const ruleOf = ({ rule }: Pick<VersionRow, 'rule'>): Rule | undefined => Rule.safeParse(rule).data

/** The latest version of every rule, those in use first. */
export const listRules = (db: Db): Promise<VersionRow[]> =>
  db
    .selectFrom('detection.rule_version as version')
    .selectAll('version')
    .where('version.version', '=', (eb) =>
      eb
        .selectFrom('detection.rule_version as later')
        .select(({ fn }) => fn.max('later.version').as('latest'))
        .whereRef('later.rule_id', '=', 'version.rule_id'),
    )
    .orderBy(
      sql`array_position(array['live', 'shadow', 'backtested', 'checked', 'draft', 'retired'], version.state)`,
    )
    .orderBy('version.rule_id')
    .execute()

export const versionsOf = (db: Db, ruleId: string): Promise<VersionRow[]> =>
  db
    .selectFrom('detection.rule_version')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .orderBy('version', 'desc')
    .execute()

/** The versions that speak, or look on. */
export const versionsIn = (db: Db, state: Extract<RuleState, 'live' | 'shadow'>): Promise<VersionRow[]> =>
  db.selectFrom('detection.rule_version').selectAll().where('state', '=', state).orderBy('rule_id').execute()

export const findVersion = (db: Db, ruleId: string, version: number): Promise<VersionRow | undefined> =>
  db
    .selectFrom('detection.rule_version')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .where('version', '=', version)
    .executeTakeFirst()

/** A version locked for a move. Its rule is locked first, so that two versions never move at once. */
export const lockVersion = async (db: Db, ruleId: string, version: number): Promise<VersionRow> => {
  await db.selectFrom('detection.rule').select('id').where('id', '=', ruleId).forUpdate().executeTakeFirst()
  const found = await findVersion(db, ruleId, version)
  if (found === undefined) throw new Refusal('not-found')
  return found
}

/** Stores a rule's first version; its name must be free. */
export const insertRule = async (db: Db, row: NewVersion): Promise<void> => {
  const inserted = await db
    .insertInto('detection.rule')
    .values({ id: row.rule_id, created_at: row.at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) throw new Refusal('conflict', 'rule-name-taken', { name: 'rule-name-taken' })
  await insertVersion(db, row)
}

export const insertVersion = async (db: Db, row: NewVersion): Promise<void> => {
  await db.insertInto('detection.rule_version').values(row).execute()
}

/** The number the next version of a rule gets; its rule is locked until commit. Undefined when there is no such rule. */
export const nextVersion = async (db: Db, ruleId: string): Promise<number | undefined> => {
  const rule = await db
    .selectFrom('detection.rule')
    .select('id')
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst()
  if (rule === undefined) return undefined
  const { latest } = await db
    .selectFrom('detection.rule_version')
    .select(({ fn }) => fn.max('version').as('latest'))
    .where('rule_id', '=', ruleId)
    .executeTakeFirstOrThrow()
  return (latest ?? 0) + 1
}

/** Moves a version; whatever speaks or looks on from now on, every process makes its engine anew. */
export const saveVersionState = async (
  db: Db,
  { rule_id, version }: Pick<VersionRow, 'rule_id' | 'version'>,
  change: Partial<Pick<VersionRow, 'state' | 'daily_quota'>>,
  now: Date,
): Promise<void> => {
  await db
    .updateTable('detection.rule_version')
    .set({ ...change, changed_at: now })
    .where('rule_id', '=', rule_id)
    .where('version', '=', version)
    .execute()
  await raiseStamp(db)
}

/** Before a version looks on or speaks, an older one in that place steps down. */
export const stepDown = async (db: Db, ruleId: string, from: RuleState, now: Date): Promise<void> => {
  await db
    .updateTable('detection.rule_version')
    .set({ state: 'retired', changed_at: now })
    .where('rule_id', '=', ruleId)
    .where('state', '=', from)
    .execute()
}

export const raiseStamp = async (db: Db): Promise<void> => {
  await db
    .updateTable('detection.engine_stamp')
    .set((eb) => ({ stamp: eb('stamp', '+', 1) }))
    .execute()
}

export const engineStamp = async (db: Db): Promise<number> =>
  (await db.selectFrom('detection.engine_stamp').select('stamp').executeTakeFirstOrThrow()).stamp

/** Rules of the repository that were switched off. */
export const houseRulesOff = async (db: Db): Promise<ReadonlyMap<string, Date>> => {
  const rows = await db.selectFrom('detection.house_rule_off').select(['rule_id', 'off_at']).execute()
  return new Map(rows.map(({ rule_id, off_at }) => [rule_id, off_at]))
}

export const switchHouseRule = async (
  db: Db,
  ruleId: string,
  on: boolean,
  by: string,
  now: Date,
): Promise<void> => {
  if (on) await db.deleteFrom('detection.house_rule_off').where('rule_id', '=', ruleId).execute()
  else
    await db
      .insertInto('detection.house_rule_off')
      .values({ rule_id: ruleId, off_at: now, off_by: by })
      .onConflict((conflict) => conflict.column('rule_id').doNothing())
      .execute()
  await raiseStamp(db)
}
