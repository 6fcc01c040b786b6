import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/** Whether there is such a thing, and no more: a try on it weighs more than one on an id that somebody made up. */
export const objectExists = async (db: Db, object: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select khien.exists_object(${object}) as found`.execute(db)
  return rows[0]?.found ?? false
}
