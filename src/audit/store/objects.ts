import type { Db } from '../../db/open.ts'

/** Things named by an id that are no envelopes of their own, and where they are kept. */
const tables = {
  attachment: 'intake.attachment',
  task: 'cases.task',
  escalation: 'referrals.escalation',
  member: 'accounts.member',
} as const

const isListed = (kind: string): kind is keyof typeof tables => Object.hasOwn(tables, kind)

/** Whether there is such a thing, and no more: a try on it weighs more than one on an id that somebody made up. */
export const objectExists = async (db: Db, object: string): Promise<boolean> => {
  const [kind = '', id = ''] = object.split(':')
  if (isListed(kind))
    return (
      (await db.selectFrom(tables[kind]).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
    )
  // Every report, case, referral and piece of evidence has a key that somebody holds.
  const held = await db
    .selectFrom('agencies.key_grant')
    .select('object')
    .where('object', '=', object)
    .limit(1)
    .executeTakeFirst()
  return held !== undefined
}
