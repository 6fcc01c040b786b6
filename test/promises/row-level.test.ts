import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { setShift } from '../../src/accounts/actions/set-shift.ts'
import { signIn } from '../../src/accounts/actions/sign-in.ts'
import { saveClient } from '../../src/accounts/store/clients.ts'
import { savePending } from '../../src/accounts/store/pending.ts'
import { saveRecoveryCodes, saveSecondFactor } from '../../src/accounts/store/second-factor.ts'
import { perform } from '../../src/action/perform.ts'
import { outside, rules } from '../../src/db/access/rules.ts'
import { type Acting, actingAs, naming } from '../../src/db/acting.ts'
import type { Db } from '../../src/db/open.ts'
import { recordCorrection } from '../../src/detection/store/corrections.ts'
import { insertTold } from '../../src/intake/store/told.ts'
import { newId } from '../../src/kit/random.ts'
import { insertHold } from '../../src/retention/store/holds.ts'
import { noteRewriteDue } from '../../src/retention/store/rewrite.ts'
import { insertRequest } from '../../src/retention/store/rights.ts'
import { doomBlobs, insertTombstone } from '../../src/retention/store/tombstones.ts'
import { newToken } from '../../src/seal/token.ts'
import { testHouse } from '../house.ts'
import { testPassword } from '../province.ts'
import { buildMatter, type Matter } from './least-sight/matter.ts'
import { conditionOf, guardedTables, isNobodys } from './row-level/whose.ts'

// The duty team has a matter with everything in it. A staffed commune that has no part in it asks the database itself.
const house = testHouse()
const refusedRight = { code: '42501' }

let matter: Matter

const memberOf = (login: string) => {
  const { actor } = house().as(login)
  if (actor.kind !== 'member') throw new Error('members have posts')
  return actor
}
const asking = (acting: Acting): Db => actingAs(house().database.asNobody, acting)
const stranger = () => asking(memberOf('commune'))
const own = () => asking(memberOf('officer'))
const dutyId = () => memberOf('officer').agencyId

const count = async (db: Db, table: string, where = 'true'): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`${sql.raw(`select count(*)::int as n from ${quoted(table)} where ${where}`)}`.execute(db)
  return rows[0]?.n ?? -1
}
const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
const run = (db: Db, statement: string) => sql`${sql.raw(statement)}`.execute(db)

/** How many rows a statement touched; a right that is not there at all touches none. */
const touched = async (db: Db, statement: string): Promise<number> => {
  try {
    return Number((await run(db, statement)).numAffectedRows ?? 0)
  } catch (problem) {
    expect(problem).toMatchObject(refusedRight)
    return 0
  }
}

beforeAll(async () => {
  const now = new Date()
  matter = await buildMatter(house(), {
    receiver: 'receiver',
    officer: 'officer',
    administrator: 'administrator',
    mark: 'zqxhang',
  })
  await perform(signIn, house().anonymous(), { login: 'officer', password: testPassword })
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  await perform(setShift, house().as('leader'), {
    memberId: memberOf('officer').memberId,
    from: `${day.format(now)}T00:00`,
    to: `${day.format(new Date(now.getTime() + 86_400_000))}T08:00`,
  })
  const { db } = house().database
  await saveClient(db, { id: newId(), name: 'Đối tác', key: newToken(), scopes: ['reports:write'] }, now)
  await insertHold(db, {
    id: newId(),
    object: `report:${matter.reportId}`,
    agency_id: dutyId(),
    reason: 'court',
    document: 'CV 1',
    placed_by: memberOf('leader').memberId,
    placed_at: now,
  })
  await insertTombstone(db, {
    id: newId(),
    object: `report:${newId()}`,
    class: 'report',
    agency_id: dutyId(),
    cause: 'schedule',
    period_id: null,
    counts: {},
    erased_by: 'system',
    erased_at: now,
  })
  await doomBlobs(db, ['a-file'], now)
  await noteRewriteDue(db, now)
  await insertRequest(db, {
    id: newId(),
    agency_id: dutyId(),
    report_id: matter.reportId,
    source: 'officer',
    kind: 'access',
    state: 'received',
    sealed: new Uint8Array(1),
    received_at: now,
  })
  const { memberId } = memberOf('officer')
  await saveSecondFactor(db, memberId, new Uint8Array(1), 0, now)
  await saveRecoveryCodes(db, memberId, [new Uint8Array(1)])
  await savePending(
    db,
    newToken(),
    { memberId, kind: 'password', salt: new Uint8Array(1), identity: 'x' },
    now,
  )
  await insertTold(db, { id: newId(), report_id: matter.reportId, agency_kind: 'police', at: now })
  await recordCorrection(db, {
    reportId: matter.reportId,
    agencyId: dutyId(),
    at: now,
    model: 'test',
    labels: { suggested: ['grooming'], decided: [] },
    urgency: { suggested: 'P1', decided: 'P0' },
  })
}, 120_000)

describe('who serves people', () => {
  test('is a role that owns nothing and that no policy spares', async () => {
    const { rows } = await sql<{ name: string; super: boolean; spared: boolean; owns: number }>`
      select current_user as name, rolsuper as super, rolbypassrls as spared,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
      from pg_roles where rolname = current_user`.execute(house().as('officer').db)
    expect(rows).toEqual([{ name: 'khien_app', super: false, spared: false, owns: 0 }])
  })

  test('has the actor set inside the transaction of the door, and nothing is left after it', async () => {
    const { agencyId } = memberOf('commune')
    const { db } = house().as('commune')
    const inside = await db
      .transaction()
      .execute((one) => run(one, `select current_setting('khien.agency') as agency`))
    expect(inside.rows).toEqual([{ agency: agencyId }])
    for (let once = 0; once < 8; once += 1)
      expect(
        (await run(house().database.asOwner, `select current_setting('khien.agency', true) as agency`)).rows,
      ).not.toEqual([{ agency: agencyId }])
  })
})

describe('raw SQL on every guarded table', () => {
  test.each(guardedTables)('%s: another agency and nobody read nothing, its own does', async (table) => {
    const theirs = conditionOf(table, dutyId())
    expect(await count(house().database.db, table, theirs), 'the test has a row to show').toBeGreaterThan(0)
    expect(await count(stranger(), table, theirs), 'another agency').toBe(0)
    expect(await count(asking({ kind: 'nobody' }), table), 'nobody').toBe(0)
    expect(await count(asking({ kind: 'anonymous' }), table), 'anonymous, bringing nothing').toBe(0)
    expect(await count(asking({ kind: 'client' }), table), 'a partner, bringing nothing').toBe(0)
    if (isNobodys(table)) expect(await count(own(), table), 'its own without the secret').toBe(0)
    else expect(await count(own(), table, theirs), 'its own').toBeGreaterThan(0)
    expect(await count(asking({ kind: 'system' }), table), 'the system itself').toBe(
      await count(house().database.db, table),
    )
  })

  test.each(guardedTables)('%s: another agency changes and deletes nothing', async (table) => {
    const theirs = conditionOf(table, dutyId())
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`.execute(
      house().database.db,
    )
    const column = rows[0]?.name ?? ''
    const before = await count(house().database.db, table)
    expect(
      await touched(stranger(), `update ${quoted(table)} set "${column}" = "${column}" where ${theirs}`),
    ).toBe(0)
    expect(await touched(stranger(), `delete from ${quoted(table)} where ${theirs}`)).toBe(0)
    await expect(run(stranger(), `truncate ${quoted(table)} cascade`)).rejects.toMatchObject(refusedRight)
    expect(await count(house().database.db, table)).toBe(before)
  })

  test('joins, numbers and ids that are known show nothing either', async () => {
    const { reportId, locator, caseId, referralId } = matter
    const joined = `select 1 from intake.report r left join cases.case_report l on l.report_id = r.id
      left join cases."case" c on c.id = l.case_id left join agencies.key_grant g on g.object = 'report:' || r.id::text
      where r.id = '${reportId}' or c.id = '${caseId}' or r.locator = '${locator}'`
    expect((await run(stranger(), joined)).rows).toEqual([])
    expect((await run(own(), joined)).rows).not.toEqual([])
    expect(await count(await naming(stranger(), locator), 'intake.report')).toBe(0)
    expect(
      (await run(stranger(), `select * from khien.case_matters(array['${caseId}']::uuid[])`)).rows,
    ).toEqual([])
    expect(
      await count(stranger(), 'audit.entry', `object in ('report:${reportId}', 'referral:${referralId}')`),
    ).toBe(0)
  })

  test('nobody gives themselves a key, or writes in another’s name', async () => {
    const { agencyId } = memberOf('commune')
    const grant = `insert into agencies.key_grant (object, holder, sealed, granted_at)
      values ('report:${matter.reportId}', 'agency:${agencyId}', '\\x00', now())`
    await expect(run(stranger(), grant)).rejects.toMatchObject(refusedRight)
    const note = `insert into cases.note (id, case_id, member_id, sealed, created_at)
      values (gen_random_uuid(), '${matter.caseId}', gen_random_uuid(), '\\x00', now())`
    await expect(run(stranger(), note)).rejects.toMatchObject(refusedRight)
  })
})

describe('a receiver of a referral', () => {
  const police = () => asking(memberOf('police'))

  test('sees what was sent along and the referral, and nothing of the case', async () => {
    expect(await count(police(), 'referrals.referral')).toBe(1)
    expect(await count(police(), 'intake.report')).toBe(1)
    expect(await count(police(), 'cases.evidence')).toBe(1)
    for (const table of ['cases.case', 'cases.note', 'cases.subject', 'cases.task', 'intake.blind_token'])
      expect(await count(police(), table), table).toBe(0)
    expect(
      (await run(police(), `select id from khien.case_matters(array['${matter.caseId}']::uuid[])`)).rows,
    ).toEqual([{ id: matter.caseId }])
  })
})

describe('people without a post', () => {
  test('a reporter sees the report they came back to and its messages, no other', async () => {
    const reporter = asking({ kind: 'reporter', reportId: matter.reportId })
    expect((await run(reporter, 'select id from intake.report')).rows).toEqual([{ id: matter.reportId }])
    expect(await count(reporter, 'intake.message', `report_id <> '${matter.reportId}'`)).toBe(0)
    expect(await count(reporter, 'intake.message')).toBeGreaterThan(0)
    for (const table of [
      'cases.case',
      'audit.entry',
      'intake.draft',
      'agencies.agency_key',
      'accounts.session',
    ])
      expect(await count(reporter, table), table).toBe(0)
  })

  test('who brings a number or a login sees what it names, and that alone', async () => {
    const visitor = await naming(asking({ kind: 'anonymous' }), matter.locator)
    expect((await run(visitor, 'select id from intake.report')).rows).toEqual([{ id: matter.reportId }])
    const signingIn = await naming(asking({ kind: 'anonymous' }), 'officer')
    expect((await run(signingIn, 'select member_id from accounts.member_key')).rows).toEqual([
      { member_id: memberOf('officer').memberId },
    ])
  })
})

describe('the ledger', () => {
  const everybody: readonly (readonly [string, () => Acting])[] = [
    ['a member', () => memberOf('auditor')],
    ['the system itself', () => ({ kind: 'system' })],
  ]
  test.each(everybody)('is added to and never changed, whoever acts: %s', async (_, acting) => {
    for (const statement of [
      'update audit.entry set outcome = outcome',
      'delete from audit.entry',
      'truncate audit.entry',
      'delete from audit.head',
    ])
      await expect(run(asking(acting()), statement), statement).rejects.toMatchObject(refusedRight)
  })

  test('is written in nobody else’s name', async () => {
    const entry = `insert into audit.entry (seq, at, actor_kind, action, object, outcome, previous_hash, hash)
      values (9000000, now(), 'system', 'x', 'x', 'done', '', '')`
    await expect(run(stranger(), entry)).rejects.toMatchObject(refusedRight)
  })
})

interface Live {
  readonly table: string
  readonly guarded: boolean
  readonly policies: number
}

/** What is missing around a table, as a line to act on. */
const faultOf = ({ table, guarded, policies }: Live): string | undefined => {
  if (Object.hasOwn(outside, table)) return undefined
  const rule = new Map(Object.entries(rules)).get(table)
  if (rule === undefined)
    return `${table}: say in src/db/access/rules.ts who sees its rows, or why it is open`
  if ('open' in rule) return rule.open.length < 8 ? `${table}: say why it is open` : undefined
  return guarded && policies > 0 ? undefined : `${table} is not under row-level security: run migrate`
}

describe('the walls themselves', () => {
  test.each([
    'create table intake.more (id int)',
    'create table public.more (id int)',
    'create schema more',
    'create role more',
    'alter table intake.report disable row level security',
    'drop policy khien on intake.report',
    'drop table audit.entry',
    'alter table audit.entry add column more int',
    `create or replace function khien.kind() returns text language sql as $$ select 'system' $$`,
  ])('cannot be moved: %s', async (statement) => {
    await expect(run(asking({ kind: 'system' }), statement)).rejects.toMatchObject(refusedRight)
  })

  test('stand around every table: a rule for whom it shows, or a reason why it is open', async () => {
    const { rows } = await sql<Live>`
      select n.nspname || '.' || c.relname as table, c.relrowsecurity as guarded,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm', 'f', 'v') and n.nspname not like 'pg\\_%'
        and n.nspname not in ('information_schema', 'pgboss')`.execute(house().database.db)
    const stated = Object.keys(rules)
    const wrong = rows.flatMap((row) => faultOf(row) ?? [])
    expect(wrong).toEqual([])
    expect(stated.filter((table) => !rows.some((row) => row.table === table))).toEqual([])
  })
})
