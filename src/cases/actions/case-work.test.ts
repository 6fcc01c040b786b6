import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { buildReport, buildTriagedReport } from '../../../test/build.ts'
import { type TestHouse, testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { envelope } from '../../agencies/model.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { shareEnvelope } from '../../agencies/store/grants.ts'
import { informReporter } from '../../intake/actions/write-to-reporter.ts'
import { findReport } from '../../intake/store/reports.ts'
import type { Refusal } from '../../kit/refusal.ts'
import { openPage } from '../store/case-lists.ts'
import { findCaseOfAgency } from '../store/cases.ts'
import { holdCase, liftHold } from '../store/holds.ts'
import { addNote } from './add-note.ts'
import { addReportToCase } from './add-report-to-case.ts'
import { addSubject } from './add-subject.ts'
import { addTask } from './add-task.ts'
import { assessCase } from './assess-case.ts'
import { assignCase } from './assign-case.ts'
import { closeCase } from './close-case.ts'
import { informAll } from './inform-all.ts'
import { moveTask } from './move-task.ts'
import { openCase } from './open-case.ts'
import { openCaseFromReferral } from './open-case-from-referral.ts'
import { openCaseFromReport } from './open-case-from-report.ts'
import { removeSubject } from './remove-subject.ts'
import { reopenCase } from './reopen-case.ts'
import { resolveCase } from './resolve-case.ts'
import { setCaseUrgency } from './set-case-urgency.ts'
import { startActing } from './start-acting.ts'
import { takeCase } from './take-case.ts'
import { transferTask } from './transfer-task.ts'

const house = testHouse()

const newCase = async (login = 'officer') => {
  const { reportId } = await buildTriagedReport(house())
  const { caseId, number } = await perform(openCaseFromReport, house().as(login), {
    reportId,
    title: 'Rủ gặp ở công viên',
    summary: 'Một em lớp 7 được người lạ rủ gặp.',
  })
  return { caseId, number, reportId }
}

const resolved = async () => {
  const made = await newCase()
  const { caseId } = made
  const officer = house().as('officer')
  await perform(startActing, officer, { caseId })
  await perform(resolveCase, officer, { caseId, outcome: 'child-safe', text: 'Trẻ đã về với gia đình.' })
  return made
}

const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => {
      throw new Error('was not refused')
    },
    (problem: Refusal) => problem,
  )

const rowOf = ({ database, founded }: TestHouse, caseId: string) =>
  findCaseOfAgency(database.db, caseId, founded.members.officer?.agencyId ?? '')

describe('opening a case', () => {
  it('accepts the report and puts the officer in charge', async () => {
    const { caseId, number, reportId } = await newCase()
    const row = await rowOf(house(), caseId)
    expect(number).toMatch(/^\d{4}-\d{6}$/)
    expect(row).toMatchObject({
      state: 'open',
      urgency: 'P1',
      owner_id: house().founded.members.officer?.memberId,
    })
    expect((await findReport(house().database.db, reportId)).state).toBe('accepted')
    expect(house().news).toContainEqual({
      event: 'case.opened',
      data: { caseId, agencyId: row.agency_id, urgency: 'P1' },
    })
  })

  it('works for a receiver, who may not read cases: the case waits for its owner', async () => {
    const { caseId } = await newCase('receiver')
    expect((await rowOf(house(), caseId)).owner_id).toBeNull()
    expect(
      (await refusal(perform(openCase, house().as('receiver'), { caseId, reason: 'case-work' }))).kind,
    ).toBe('forbidden')
    await perform(takeCase, house().as('officer2'), { caseId })
    expect((await rowOf(house(), caseId)).owner_id).toBe(house().founded.members.officer2?.memberId)
    expect((await refusal(perform(takeCase, house().as('officer'), { caseId }))).reason).toBe('case-taken')
  })

  it('takes a report once only, and only after its legal nature is fixed', async () => {
    const { reportId } = await newCase()
    const again = { reportId, title: 'Lần nữa', summary: '' }
    expect((await refusal(perform(openCaseFromReport, house().as('officer'), again))).kind).toBe('conflict')
    const untriaged = await buildReport(house())
    const early = { reportId: untriaged.reportId, title: 'Sớm', summary: '' }
    expect((await refusal(perform(openCaseFromReport, house().as('officer'), early))).reason).toBe(
      'legal-nature-first',
    )
  })

  it('leaves nothing behind when it is refused', async () => {
    const { db } = house().database
    const count = async () => (await db.selectFrom('cases.case').select('id').execute()).length
    const before = await count()
    const untriaged = await buildReport(house())
    await refusal(
      perform(openCaseFromReport, house().as('officer'), {
        reportId: untriaged.reportId,
        title: 'x',
        summary: '',
      }),
    )
    expect(await count()).toBe(before)
  })

  it('adds a report to a case by its number; the graver urgency wins', async () => {
    const { caseId, number } = await newCase()
    await perform(setCaseUrgency, house().as('officer'), { caseId, urgency: 'P3' })
    const { reportId } = await buildTriagedReport(house())
    await perform(addReportToCase, house().as('receiver'), { reportId, number })
    expect((await rowOf(house(), caseId)).urgency).toBe('P1')
    const opened = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(opened.reports.map(({ report }) => report.id)).toContain(reportId)
  })

  it('says so beside the field when the number is not known here', async () => {
    const { reportId } = await buildTriagedReport(house())
    const { fields } = await refusal(
      perform(addReportToCase, house().as('officer'), { reportId, number: '2026-000000' }),
    )
    expect(fields).toEqual({ number: 'case-number' })
    expect((await findReport(house().database.db, reportId)).state).toBe('in_triage')
  })

  it('has its clock run from receipt of the report', async () => {
    const { caseId, reportId } = await newCase()
    await perform(setCaseUrgency, house().as('officer'), { caseId, urgency: 'P0' })
    const report = await findReport(house().database.db, reportId)
    expect((await rowOf(house(), caseId)).due_at.getTime() - report.received_at.getTime()).toBe(
      12 * 3_600_000,
    )
  })
})

describe('reading a case', () => {
  it('opens what was sealed, and the ledger keeps why', async () => {
    const { caseId, reportId } = await newCase()
    await perform(addNote, house().as('officer'), { caseId, text: 'Đã gọi 111.' })
    const opened = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
    expect(opened.title).toBe('Rủ gặp ở công viên')
    expect(opened.notes.map(({ text }) => text)).toEqual(['Đã gọi 111.'])
    const again = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(again.timeline).toContainEqual(
      expect.objectContaining({ action: 'case.open', object: `case:${caseId}`, reason: 'supervision' }),
    )
    expect(again.timeline.some((entry) => entry.object === `report:${reportId}`)).toBe(true)
  })

  it('shows the messages with a reporter only to whoever may read reports', async () => {
    const { caseId } = await newCase()
    const officer = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(officer.reports[0]?.letters).toBeDefined()
    const leader = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
    expect(leader.reports[0]?.letters).toBeUndefined()
  })

  it('stores no word of it in clear', async () => {
    const marker = 'CHUYEN-KIN-7731'
    const { reportId } = await buildTriagedReport(house())
    const officer = house().as('officer')
    const { caseId } = await perform(openCaseFromReport, officer, {
      reportId,
      title: marker,
      summary: marker,
    })
    await perform(addSubject, officer, { caseId, kind: 'child', label: marker, age: marker, details: marker })
    await perform(addNote, officer, { caseId, text: marker })
    const assigneeId = house().founded.members.officer?.memberId
    await perform(addTask, officer, { caseId, kind: 'verify', title: marker, details: marker, assigneeId })
    await perform(startActing, officer, { caseId, text: marker })
    await perform(resolveCase, officer, { caseId, outcome: 'other', text: marker })
    const { db } = house().database
    for (const table of ['cases.case', 'cases.subject', 'cases.note', 'cases.task', 'audit.entry']) {
      const { rows } = await sql<{
        text: string
        bytes: boolean
      }>`select t::text as text from ${sql.table(table)} t`.execute(db)
      expect(rows.length).toBeGreaterThan(0)
      for (const { text } of rows) {
        expect(text).not.toContain(marker)
        expect(text).not.toContain(Buffer.from(marker).toString('hex'))
      }
    }
  })
})

describe('strangers', () => {
  it('are told “not found” by every action on a case', async () => {
    const { caseId, number } = await newCase()
    const officer = house().as('officer')
    const own = house().founded.members.commune?.memberId ?? ''
    const assigneeId = house().founded.members.officer?.memberId ?? ''
    const { subjectId } = await perform(addSubject, officer, {
      caseId,
      kind: 'account',
      label: '@mau',
      age: '',
      details: '',
    })
    const { taskId } = await perform(addTask, officer, {
      caseId,
      kind: 'verify',
      title: 'Xem',
      details: '',
      assigneeId,
    })
    // Holds every post, at another agency.
    const stranger = house().as('commune')
    const tries: readonly Promise<unknown>[] = [
      perform(openCase, stranger, { caseId, reason: 'case-work' }),
      perform(assignCase, stranger, { caseId, memberId: own }),
      perform(takeCase, stranger, { caseId }),
      perform(assessCase, stranger, { caseId }),
      perform(startActing, stranger, { caseId }),
      perform(resolveCase, stranger, { caseId, outcome: 'other', text: 'x' }),
      perform(closeCase, stranger, { caseId }),
      perform(reopenCase, stranger, { caseId, text: 'x' }),
      perform(setCaseUrgency, stranger, { caseId, urgency: 'P0' }),
      perform(addSubject, stranger, { caseId, kind: 'child', label: 'x' }),
      perform(removeSubject, stranger, { caseId, subjectId }),
      perform(addNote, stranger, { caseId, text: 'x' }),
      perform(addTask, stranger, { caseId, kind: 'other', title: 'x', assigneeId: own }),
      perform(moveTask, stranger, { caseId, taskId, move: 'accept' }),
      perform(transferTask, stranger, { caseId, taskId, assigneeId: own }),
      perform(informAll, stranger, { caseId, text: 'x' }),
    ]
    const kinds = await Promise.all(tries.map(async (one) => (await refusal(one)).kind))
    expect(kinds).toEqual(tries.map(() => 'not-found'))
    const { reportId } = await buildReport(house(), { commune: 'x01' })
    expect((await refusal(perform(addReportToCase, stranger, { reportId, number }))).fields).toEqual({
      number: 'case-number',
    })
    const agencyId = house().founded.members.commune?.agencyId ?? ''
    expect((await openPage(house().database.db, agencyId, undefined, 100)).map(({ id }) => id)).not.toContain(
      caseId,
    )
  })

  it('cannot be put in charge or given a task', async () => {
    const { caseId } = await newCase()
    const memberId = house().founded.members.police?.memberId ?? ''
    expect((await refusal(perform(assignCase, house().as('leader'), { caseId, memberId }))).fields).toEqual({
      memberId: 'not-an-officer',
    })
    const task = { caseId, kind: 'verify' as const, title: 'Xem', assigneeId: memberId }
    expect((await refusal(perform(addTask, house().as('officer'), task))).fields).toEqual({
      assigneeId: 'not-a-colleague',
    })
  })
})

describe('closing', () => {
  it('is refused while it is not resolved', async () => {
    const { caseId } = await newCase()
    expect((await refusal(perform(closeCase, house().as('leader'), { caseId }))).reason).toBe(
      'move-not-allowed',
    )
  })

  it('is not for the officer who did the work', async () => {
    const { caseId } = await resolved()
    expect((await refusal(perform(closeCase, house().as('officer'), { caseId }))).kind).toBe('forbidden')
  })

  it('names everything that is missing, and the page knew it before', async () => {
    const { caseId } = await resolved()
    const { db } = house().database
    await holdCase(db, caseId, 'referral:1', 'referral', new Date())
    const assigneeId = house().founded.members.officer?.memberId ?? ''
    await perform(addTask, house().as('officer'), { caseId, kind: 'visit', title: 'Thăm', assigneeId })
    const { kind, fields } = await refusal(perform(closeCase, house().as('leader'), { caseId }))
    expect(kind).toBe('conflict')
    expect(Object.keys(fields)).toEqual(['hold-referral', 'reporter-uninformed', 'tasks-open'])
    const { missing } = await perform(openCase, house().as('leader'), { caseId, reason: 'supervision' })
    expect(missing).toEqual(Object.keys(fields))
  })

  it('waits for the referral', async () => {
    const { caseId } = await resolved()
    const { db } = house().database
    await perform(informAll, house().as('officer'), { caseId, text: 'Em an toàn rồi.' })
    await holdCase(db, caseId, 'referral:2', 'referral', new Date())
    expect((await refusal(perform(closeCase, house().as('approver'), { caseId }))).fields).toEqual({
      'hold-referral': 'hold-referral',
    })
    await liftHold(db, caseId, 'referral:2', new Date())
    expect(await perform(closeCase, house().as('approver'), { caseId })).toMatchObject({ state: 'closed' })
    expect((await refusal(holdCase(db, caseId, 'referral:3', 'referral', new Date()))).reason).toBe(
      'case-closed',
    )
  })

  it('waits for every reporter, then finishes the reports too', async () => {
    const { caseId, number, reportId } = await resolved()
    const second = await buildTriagedReport(house())
    await perform(addReportToCase, house().as('officer'), { reportId: second.reportId, number })
    await perform(informReporter, house().as('officer'), { reportId, text: 'Em an toàn rồi.' })
    expect((await refusal(perform(closeCase, house().as('leader'), { caseId }))).reason).toBe(
      'reporter-uninformed',
    )
    expect(await perform(informAll, house().as('officer'), { caseId, text: 'Xong rồi.' })).toMatchObject({
      informed: 1,
    })
    await perform(closeCase, house().as('leader'), { caseId })
    for (const id of [reportId, second.reportId])
      expect((await findReport(house().database.db, id)).state).toBe('closed')
    expect(house().news.at(-1)).toMatchObject({
      event: 'case.closed',
      data: { caseId, outcome: 'child-safe' },
    })
  })

  it('needs the outcome before the reporters can be told of one', async () => {
    const { caseId } = await newCase()
    expect((await refusal(perform(informAll, house().as('officer'), { caseId, text: 'Xong.' }))).reason).toBe(
      'outcome-missing',
    )
  })

  it('makes the case read only, until it is reopened; then the reporters must be told again', async () => {
    const { caseId } = await resolved()
    await perform(informAll, house().as('officer'), { caseId, text: 'Xong.' })
    await perform(closeCase, house().as('leader'), { caseId })
    expect((await refusal(perform(addNote, house().as('officer'), { caseId, text: 'Thêm' }))).reason).toBe(
      'case-closed',
    )
    await perform(reopenCase, house().as('leader'), { caseId, text: 'Người lạ nhắn lại.' })
    await perform(addNote, house().as('officer'), { caseId, text: 'Đang gọi.' })
    await perform(resolveCase, house().as('officer'), {
      caseId,
      outcome: 'handed-over',
      text: 'Công an đã nhận.',
    })
    expect((await refusal(perform(closeCase, house().as('leader'), { caseId }))).reason).toBe(
      'reporter-uninformed',
    )
    const { notes } = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(notes.map(({ text }) => text)).toContain('Trẻ đã về với gia đình.')
  })
})

describe('subjects and tasks', () => {
  it('are marked as removed, never deleted', async () => {
    const { caseId } = await newCase()
    const officer = house().as('officer')
    const { subjectId } = await perform(addSubject, officer, { caseId, kind: 'suspect', label: 'không biết' })
    await perform(removeSubject, officer, { caseId, subjectId })
    const { subjects } = await perform(openCase, officer, { caseId, reason: 'case-work' })
    expect(subjects).toHaveLength(1)
    expect(subjects[0]?.removed_at).toBeInstanceOf(Date)
    expect((await refusal(perform(removeSubject, officer, { caseId, subjectId }))).kind).toBe('not-found')
  })

  it('go from hand to hand, each side doing its part', async () => {
    const { caseId } = await newCase()
    const officer = house().as('officer')
    const colleague = house().as('officer2')
    const assigneeId = house().founded.members.officer2?.memberId ?? ''
    const { taskId } = await perform(addTask, officer, {
      caseId,
      kind: 'contact-family',
      title: 'Gọi mẹ',
      assigneeId,
    })
    const go = (who: typeof officer, name: string, text = '') =>
      perform(moveTask, who, { caseId, taskId, move: name, text })
    expect((await refusal(go(officer, 'accept'))).reason).toBe('not-your-task')
    await go(colleague, 'accept')
    await go(colleague, 'start')
    await go(colleague, 'submit', 'Mẹ đã biết.')
    expect((await refusal(go(colleague, 'confirm'))).reason).toBe('not-your-task')
    expect((await refusal(go(officer, 'return'))).fields).toEqual({ text: 'required' })
    await go(officer, 'return', 'Hỏi thêm về trường.')
    await go(colleague, 'start')
    await go(colleague, 'submit', 'Đã hỏi.')
    expect(await go(house().as('leader'), 'confirm')).toMatchObject({ state: 'confirmed' })
    const { tasks } = await perform(openCase, officer, { caseId, reason: 'case-work' })
    expect(tasks[0]?.text).toMatchObject({ result: 'Đã hỏi.', returned: 'Hỏi thêm về trường.' })
  })

  it('can be handed on when somebody is away, by the assigner or a leader', async () => {
    const { caseId } = await newCase()
    const members = house().founded.members
    const assigneeId = members.officer2?.memberId ?? ''
    const { taskId } = await perform(addTask, house().as('officer'), {
      caseId,
      kind: 'visit',
      title: 'Thăm',
      assigneeId,
    })
    await perform(moveTask, house().as('officer2'), { caseId, taskId, move: 'accept' })
    const to = { caseId, taskId, assigneeId: members.officer?.memberId ?? '' }
    expect((await refusal(perform(transferTask, house().as('officer2'), to))).reason).toBe('not-your-task')
    await perform(transferTask, house().as('leader'), to)
    const { tasks } = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(tasks[0]).toMatchObject({ state: 'assigned', assignee_id: to.assigneeId })
  })

  it('have a deadline ahead, five working days when none is given', async () => {
    const { caseId } = await newCase()
    const assigneeId = house().founded.members.officer?.memberId ?? ''
    const task = { caseId, kind: 'other' as const, title: 'Việc', assigneeId }
    const past = { ...task, dueAt: '2020-01-01T08:00' }
    expect((await refusal(perform(addTask, house().as('officer'), past))).fields).toEqual({
      dueAt: 'past-date',
    })
    await perform(addTask, house().as('officer'), { ...task, dueAt: '' })
    const { tasks } = await perform(openCase, house().as('officer'), { caseId, reason: 'case-work' })
    expect(tasks[0]?.due_at.getTime()).toBeGreaterThan(Date.now() + 4 * 24 * 3_600_000)
  })
})

describe('a case that came by referral', () => {
  it('is opened once, needs the keys of its reports, and does not answer their reporters', async () => {
    const { reportId } = await newCase()
    const police = house().as('police')
    const start = {
      originReferralId: '7b9f1a52-3c54-4a51-9c6c-0d7a3f5b1e11',
      title: 'Phiếu chuyển',
      summary: 'Đề nghị xác minh.',
      urgency: 'P1' as const,
      categories: ['CT-GROOM'],
      areaCode: null,
      reportIds: [reportId],
      receivedAt: new Date(),
    }
    const receive = () =>
      police.db.transaction().execute((db) => openCaseFromReferral({ ...police, db }, start))
    expect((await refusal(receive())).kind).toBe('not-found')
    const agency = await findAgency(police.db, house().founded.members.police?.agencyId ?? '')
    await shareEnvelope(house().as('officer'), envelope('report', reportId), agency)
    const { caseId } = await receive()
    expect((await receive()).caseId).toBe(caseId)
    await perform(startActing, police, { caseId })
    await perform(resolveCase, police, { caseId, outcome: 'other', text: 'Đã xác minh.' })
    const opened = await perform(openCase, police, { caseId, reason: 'case-work' })
    expect(opened.missing).toEqual([])
    expect(opened.reports[0]).toMatchObject({ own: false })
    await perform(closeCase, house().as('police-leader'), { caseId })
    expect((await findReport(police.db, reportId)).state).toBe('accepted')
  })
})
