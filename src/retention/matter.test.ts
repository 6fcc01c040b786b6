import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { buildMatter, type Matter, reporterOf } from '../../test/promises/least-sight/matter.ts'
import { perform } from '../action/perform.ts'
import { openCase } from '../cases/actions/open-case.ts'
import { viewEvidence } from '../cases/actions/view-evidence.ts'
import { openReport } from '../intake/actions/open-report.ts'
import { readMailbox } from '../intake/actions/use-mailbox.ts'
import { Refusal } from '../kit/refusal.ts'
import { openReferral } from '../referrals/actions/open-referral.ts'
import { askRights, readOwnRights, withdrawRights } from './actions/ask-rights.ts'
import { decidePeriod } from './actions/decide-period.ts'
import { decideRights } from './actions/decide-rights.ts'
import { placeHold, releaseHold } from './actions/place-hold.ts'
import { proposePeriod } from './actions/propose-period.ts'
import { readRetention } from './actions/read-retention.ts'
import { reapplyTombstones } from './actions/reapply.ts'
import {
  acknowledgeRights,
  enterRights,
  extendRights,
  listRights,
  openRights,
} from './actions/work-rights.ts'
import { eraseAllDue, removeFiles } from './jobs.ts'

const house = testHouse()
const day = 24 * 60 * 60 * 1000
const inYears = (years: number) => house().system(new Date(Date.now() + years * 366 * day))
const db = () => house().database.db
const duty = { receiver: 'receiver', officer: 'officer', administrator: 'administrator' }

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (problem: unknown) => {
      if (problem instanceof Refusal) return problem.reason
      throw problem
    },
  )

/** As work ends; the way there is tested in the rooms where it is walked. */
const end = async ({ caseId, reportId, otherReportId, referralId }: Matter): Promise<void> => {
  const closed_at = new Date()
  await db()
    .updateTable('referrals.referral')
    .set({ state: 'closed', closed_at })
    .where('id', '=', referralId)
    .execute()
  await endOwn({ caseId, reportId, otherReportId })
}

const endOwn = async (ids: Pick<Matter, 'caseId' | 'reportId' | 'otherReportId'>): Promise<void> => {
  const closed_at = new Date()
  await db()
    .updateTable('cases.case')
    .set({ state: 'closed', closed_at })
    .where('id', '=', ids.caseId)
    .execute()
  await db()
    .updateTable('intake.report')
    .set({ state: 'closed', closed_at, unread: false })
    .where('id', 'in', [ids.reportId, ids.otherReportId])
    .execute()
}

const erasedAt = async (
  table: 'intake.report' | 'cases.case' | 'cases.evidence' | 'referrals.referral',
  id: string,
) =>
  (await db().selectFrom(table).select('erased_at').where('id', '=', id).executeTakeFirstOrThrow()).erased_at

const keysOf = async (object: string): Promise<string[]> =>
  (await db().selectFrom('agencies.key_grant').select('holder').where('object', '=', object).execute()).map(
    ({ holder }) => holder.split(':')[0] ?? '',
  )

describe('a case that went to the police', () => {
  let one: Matter

  beforeAll(async () => {
    one = await buildMatter(house(), { ...duty, mark: 'zqxone' })
  }, 120_000)

  it('never falls due while the police work on it, nor anything that belongs to it', async () => {
    await endOwn(one)
    expect((await eraseAllDue(inYears(40))).filter(({ erased }) => erased > 0)).toEqual([])
    for (const state of ['delivered', 'accepted', 'in_progress', 'reported'] as const) {
      await db().updateTable('referrals.referral').set({ state }).where('id', '=', one.referralId).execute()
      expect((await eraseAllDue(inYears(40))).filter(({ erased }) => erased > 0)).toEqual([])
    }
  })

  it('is kept whole by a hold on the case or on one report of it', async () => {
    await end(one)
    const leader = house().as('leader')
    for (const number of [one.caseNumber, one.locator]) {
      const { holdId } = await perform(placeHold, leader, {
        number,
        reason: 'criminal-proceedings',
        document: 'Quyết định 7/CSĐT ngày 10/11/2026',
      })
      await eraseAllDue(inYears(40))
      expect(await erasedAt('cases.case', one.caseId)).toBeNull()
      expect(await erasedAt('cases.evidence', one.fileId)).toBeNull()
      expect(await erasedAt('intake.report', one.reportId)).toBeNull()
      await perform(releaseHold, leader, { holdId })
    }
  })

  it('then each class goes at its own time, for every agency that held a key', async () => {
    expect(await keysOf(`report:${one.reportId}`)).toEqual(
      expect.arrayContaining(['agency', 'agency', 'recovery']),
    )
    await eraseAllDue(inYears(6))
    expect(await erasedAt('intake.report', one.reportId)).not.toBeNull()
    expect(await erasedAt('referrals.referral', one.referralId)).not.toBeNull()
    expect(await erasedAt('cases.case', one.caseId)).toBeNull()
    // The case still opens, without what is gone.
    const officer = house().as('officer')
    const opened = await perform(openCase, officer, { caseId: one.caseId, reason: 'case-work' })
    expect(opened.title).toBe('zqxonetitle')
    expect(opened.reports.every(({ letters }) => letters === undefined)).toBe(true)
    expect(
      await refusalOf(
        perform(openReferral, officer, { referralId: one.referralId, reason: 'referral-work' }),
      ),
    ).toBe('content-erased')
    const evidence = await db()
      .selectFrom('cases.evidence')
      .selectAll()
      .where('id', '=', one.fileId)
      .executeTakeFirstOrThrow()
    const path = join(house().folder, 'blobs', evidence.blob_key?.slice(0, 2) ?? '', evidence.blob_key ?? '')
    expect(existsSync(path)).toBe(true)

    await eraseAllDue(inYears(11))
    await removeFiles(house().system())
    expect(await erasedAt('cases.case', one.caseId)).not.toBeNull()
    expect(existsSync(path)).toBe(false)
    expect(await refusalOf(perform(openCase, officer, { caseId: one.caseId, reason: 'case-work' }))).toBe(
      'content-erased',
    )
    expect(
      await refusalOf(perform(viewEvidence, officer, { evidenceId: one.fileId, reason: 'case-work' })),
    ).toBe('not-found')
    expect(
      await refusalOf(
        perform(openReport, house().as('police'), { reportId: one.reportId, reason: 'case-work' }),
      ),
    ).toBe('not-found')
    for (const object of [
      `report:${one.reportId}`,
      `case:${one.caseId}`,
      `referral:${one.referralId}`,
      `evidence:${one.fileId}`,
      `evidence:${one.linkId}`,
    ])
      expect(await keysOf(object)).toEqual([])
    // Its hash and its chain of custody stay, and nothing but erasing may touch it.
    const kept = await db()
      .selectFrom('cases.evidence')
      .selectAll()
      .where('id', '=', one.fileId)
      .executeTakeFirstOrThrow()
    expect(kept.sealed_sha256).toBe(evidence.sealed_sha256)
    expect(
      await db().selectFrom('cases.custody').selectAll().where('evidence_id', '=', one.fileId).execute(),
    ).not.toEqual([])
    await expect(
      db().updateTable('cases.evidence').set({ sealed_sha256: 'x' }).where('id', '=', one.fileId).execute(),
    ).rejects.toThrow('never edited')
    const { tombstones } = await perform(readRetention, house().as('leader'), {})
    expect(tombstones.map((stone) => stone.class)).toEqual(
      expect.arrayContaining(['report', 'case', 'evidence', 'referral']),
    )
  })
})

describe('a request to erase, by the receipt', () => {
  let two: Matter
  const words = 'Em muốn xoá hết.'

  beforeAll(async () => {
    two = await buildMatter(house(), { ...duty, mark: 'zqxtwo' })
  }, 120_000)

  const ask = async () => {
    const reporter = await reporterOf(house(), two)
    await perform(askRights, reporter, { kind: 'erasure', text: words })
    const [row] = await db()
      .selectFrom('retention.rights_request')
      .select('id')
      .where('report_id', '=', two.reportId)
      .where('state', '=', 'received')
      .execute()
    return { reporter, requestId: row?.id ?? '' }
  }

  it('erases nothing by itself, and is opened only by the agency that holds the report', async () => {
    const { reporter, requestId } = await ask()
    expect(await erasedAt('intake.report', two.reportId)).toBeNull()
    const { words: read } = await perform(openRights, house().as('officer'), { requestId })
    expect(read?.text).toBe(words)
    expect(await refusalOf(perform(openRights, house().as('commune'), { requestId }))).toBe('not-found')
    expect(
      await refusalOf(perform(decideRights, house().as('officer'), { requestId, outcome: 'grant' })),
    ).toBe('forbidden')
    await perform(withdrawRights, reporter, { requestId })
  })

  it('cannot be granted while somebody works on it, or under a hold; refused, the reporter reads why', async () => {
    const { reporter, requestId } = await ask()
    await perform(acknowledgeRights, house().as('receiver'), { requestId })
    const grant = () => perform(decideRights, house().as('approver'), { requestId, outcome: 'grant' })
    expect(await refusalOf(grant())).toBe('rights-criminal-proceedings')
    expect(await erasedAt('intake.report', two.reportId)).toBeNull()
    await end(two)
    const { holdId } = await perform(placeHold, house().as('leader'), {
      number: two.caseNumber,
      reason: 'court',
      document: 'x',
    })
    expect(await refusalOf(grant())).toBe('rights-legal-hold')
    await perform(releaseHold, house().as('leader'), { holdId })
    expect(
      await refusalOf(perform(decideRights, house().as('approver'), { requestId, outcome: 'refuse' })),
    ).toBe('invalid')
    await perform(decideRights, house().as('approver'), { requestId, outcome: 'refuse', reason: 'case-open' })
    const { requests } = await perform(readOwnRights, reporter, {})
    expect(requests.find(({ id }) => id === requestId)).toMatchObject({
      state: 'refused',
      refusal_reason: 'case-open',
    })
  })

  it('granted, erases on the same path as the schedule: the words, the keys, the request itself', async () => {
    const { reporter, requestId } = await ask()
    await perform(decideRights, house().as('approver'), { requestId, outcome: 'grant' })
    expect(await erasedAt('intake.report', two.reportId)).not.toBeNull()
    expect(await keysOf(`report:${two.reportId}`)).toEqual([])
    // The case holds another report too: that one's story stays.
    expect(await erasedAt('cases.case', two.caseId)).toBeNull()
    expect(
      await refusalOf(
        perform(readMailbox, reporter, {}).catch((problem) => {
          throw problem instanceof Refusal ? problem : new Refusal('not-found', 'gone')
        }),
      ),
    ).not.toBe('went through')
    const row = await db()
      .selectFrom('retention.rights_request')
      .selectAll()
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'done', outcome: 'granted' })
    expect(Buffer.from(row.sealed)).toHaveLength(0)
    const stone = await db()
      .selectFrom('retention.tombstone')
      .selectAll()
      .where('object', '=', `report:${two.reportId}`)
      .executeTakeFirstOrThrow()
    expect(stone.cause).toBe('request')
  })
})

describe('a request that an officer wrote down', () => {
  it('is sealed, listed with its clocks, extended once with a reason', async () => {
    const { requestId } = await perform(enterRights, house().as('receiver'), {
      kind: 'access',
      person: 'ZQXPERSON',
      contact: '',
      text: 'Muốn xem.',
      locator: '',
    })
    const raw = await db()
      .selectFrom('retention.rights_request')
      .select('sealed')
      .where('id', '=', requestId)
      .executeTakeFirstOrThrow()
    expect(Buffer.from(raw.sealed).includes('ZQXPERSON')).toBe(false)
    const late = house().as('administrator', new Date(Date.now() + 12 * day))
    expect((await perform(listRights, late, {})).find(({ id }) => id === requestId)).toMatchObject({
      answerLate: true,
      carryOutLate: true,
    })
    expect(
      (await perform(listRights, house().as('commune'), {})).find(({ id }) => id === requestId),
    ).toBeUndefined()
    await perform(extendRights, house().as('leader'), { requestId, reason: 'complex' })
    expect(
      await refusalOf(perform(extendRights, house().as('leader'), { requestId, reason: 'complex' })),
    ).toBe('rights-extended')
    expect((await perform(listRights, late, {})).find(({ id }) => id === requestId)?.carryOutLate).toBe(false)
  })
})

describe('the schedule', () => {
  const tomorrow = () => new Date(Date.now() + 32 * day).toISOString().slice(0, 10)
  const proposal = { class: 'referral', months: 24, document: 'Quyết định 5/QĐ-UBND', validFrom: '' }

  it('is changed by the province’s administrator with a day, and counts once somebody else approved it', async () => {
    const { periodId } = await perform(proposePeriod, house().as('administrator'), {
      ...proposal,
      validFrom: tomorrow(),
    })
    const months = async (at: Date) =>
      (await perform(readRetention, house().as('leader', at), {})).classes.find(
        (one) => one.class === 'referral',
      )?.months
    const later = new Date(Date.now() + 40 * day)
    expect(await months(later)).toBe(60)
    await perform(decidePeriod, house().as('leader'), { periodId, move: 'approve' })
    expect(await months(new Date())).toBe(60)
    expect(await months(later)).toBe(24)
    expect(await refusalOf(perform(decidePeriod, house().as('leader'), { periodId, move: 'reject' }))).toBe(
      'move-not-allowed',
    )
  })

  it('is nobody’s in a commune, never from yesterday, and never law without an article that was read', async () => {
    const here = { ...proposal, validFrom: tomorrow() }
    expect(await refusalOf(perform(proposePeriod, house().as('commune'), here))).toBe('province-only')
    expect(
      await refusalOf(
        perform(proposePeriod, house().as('administrator'), { ...proposal, validFrom: '2026-01-01' }),
      ),
    ).toBe('invalid')
    await perform(proposePeriod, house().as('administrator'), { ...here, verified: 'yes' })
    const { versions } = await perform(readRetention, house().as('leader'), {})
    expect(versions.some(({ verified }) => verified)).toBe(false)
  })
})

describe('a backup that was restored', () => {
  it('forgets again what had been erased since it was made', async () => {
    const three = await buildMatter(house(), { ...duty, mark: 'zqxthree' })
    const line = {
      object: `report:${three.otherReportId}`,
      class: 'report',
      at: new Date().toISOString(),
      cause: 'schedule',
    }
    const lines = [line, { ...line, object: `report:${crypto.randomUUID()}` }]
    expect(await perform(reapplyTombstones, house().system(), { lines })).toEqual({
      erased: 1,
      passedOver: 1,
    })
    expect(await erasedAt('intake.report', three.otherReportId)).not.toBeNull()
    expect(await perform(reapplyTombstones, house().system(), { lines })).toEqual({
      erased: 0,
      passedOver: 2,
    })
  }, 60_000)
})
