import { memberNames } from '../../accounts/store/members.ts'
import { action, type Scope } from '../../action/action.ts'
import { performWithin } from '../../action/perform.ts'
import { permits } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyNames } from '../../agencies/store/agencies.ts'
import { mayOpen } from '../../agencies/store/grants.ts'
import { agenciesInReasons, membersIn } from '../../audit/model/ledger-words.ts'
import { timelineOf } from '../../audit/store.ts'
import type { openingReasons } from '../../intake/model/words.ts'
import { findReports, type ReportRow } from '../../intake/store/reports.ts'
import { type Identity, openJson, openText } from '../../seal/age.ts'
import { closingMarks, isInformed, missingForClosing } from '../model/closing.ts'
import type { CaseText, EvidenceFacts, SubjectText, TaskText } from '../model/content.ts'
import { OpenCase } from '../model/inputs.ts'
import { taskMovesFor } from '../model/task-moves.ts'
import { reportIdsOf } from '../store/case-reports.ts'
import { type CaseRow, sealedCaseOf } from '../store/cases.ts'
import { custodyOf, evidenceOf } from '../store/evidence.ts'
import { holdsOf } from '../store/holds.ts'
import { notesOf, subjectsOf, tasksOf } from '../store/work.ts'
import { closingFactsOf, ownReportsOf, unansweredOf } from './closing-facts.ts'
import { openCorrespondence } from './open-correspondence.ts'
import { memberActing, openCaseIdentity, ownCase } from './own-case.ts'
import { isOwnToConfirm, sidesOf } from './task-people.ts'

type Reason = (typeof openingReasons)[number]
const timelineLength = 500

const withJson = async <Text, Row extends { readonly sealed: Uint8Array }>(
  identity: Identity,
  rows: readonly Row[],
) =>
  Promise.all(
    rows.map(async ({ sealed, ...row }) => ({ ...row, text: await openJson<Text>(identity, sealed) })),
  )

const openWork = async (scope: Scope, identity: Identity, caseId: string) => {
  const { db } = scope
  const member = memberActing(scope)
  const tasks = await withJson<TaskText, Awaited<ReturnType<typeof tasksOf>>[number]>(
    identity,
    await tasksOf(db, caseId),
  )
  return {
    subjects: await withJson<SubjectText, Awaited<ReturnType<typeof subjectsOf>>[number]>(
      identity,
      await subjectsOf(db, caseId),
    ),
    tasks: await Promise.all(
      tasks.map(async (task) => {
        const sides = sidesOf(member, task)
        const own = task.state === 'submitted' && (await isOwnToConfirm(db, member, task))
        const given = task.assignee_id === task.assigned_by
        const moves = taskMovesFor(task.state, sides)
          .filter((name) => !own || name !== 'confirm')
          // Nobody needs to accept what they gave themselves.
          .filter((name) => name !== (given ? 'accept' : 'begin'))
        return { ...task, sides, moves, own }
      }),
    ),
    notes: await Promise.all(
      (await notesOf(db, caseId)).map(async ({ sealed, ...row }) => ({
        ...row,
        text: await openText(identity, sealed),
      })),
    ),
  }
}

const openEvidenceList = async ({ db }: Scope, identity: Identity, caseId: string) => {
  const rows = await evidenceOf(db, caseId)
  const custody = await custodyOf(
    db,
    rows.map(({ id }) => id),
  )
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      facts: await openJson<EvidenceFacts>(identity, sealed),
      custody: custody.filter((one) => one.evidence_id === row.id),
    })),
  )
}

const openReports = async (
  scope: Scope,
  row: CaseRow,
  reports: readonly ReportRow[],
  reason: Reason,
  seen: boolean,
) => {
  const opened = []
  for (const report of reports) {
    const readable =
      permits(scope.actor, 'report.read') &&
      (await mayOpen(scope.db, envelope('report', report.id), row.agency_id))
    const letters = readable
      ? await performWithin(openCorrespondence, scope, { reportId: report.id, reason, seen })
      : undefined
    opened.push({
      report,
      own: report.agency_id === row.agency_id,
      informed: isInformed(report.informed_at, row.reopened_at),
      /** Absent where the member may not read reports. */
      letters,
    })
  }
  return opened
}

/** Opens everything sealed of a case of the member's agency; the reason goes to the ledger. */
export const openCase = action({
  name: 'case.open',
  needs: 'case.read',
  input: OpenCase,
  subject: ({ caseId }) => `case:${caseId}`,
  reason: ({ reason }) => reason,
  run: async (scope, { caseId, reason, lettersSeen }) => {
    const { db } = scope
    const row = await ownCase(scope, caseId)
    const identity = await openCaseIdentity(scope, caseId)
    const { sealed, outcome_sealed: outcomeSealed } = await sealedCaseOf(db, caseId)
    const work = await openWork(scope, identity, caseId)
    const evidence = await openEvidenceList(scope, identity, caseId)
    const holds = await holdsOf(db, caseId)
    const reports = await openReports(
      scope,
      row,
      await findReports(db, await reportIdsOf(db, caseId)),
      reason,
      lettersSeen,
    )
    const closing = await closingFactsOf(db, row)
    const objects = [`case:${caseId}`, ...reports.map(({ report }) => `report:${report.id}`)]
    const timeline = await timelineOf(
      db,
      [...objects, ...evidence.map(({ id }) => `evidence:${id}`), ...holds.map(({ object }) => object)],
      timelineLength,
    )
    const people = [
      row.owner_id,
      ...work.notes.map((note) => note.member_id),
      ...work.tasks.flatMap((task) => [task.assignee_id, task.assigned_by]),
      ...evidence.flatMap((one) => [one.collected_by, ...one.custody.map((link) => link.member_id)]),
      ...membersIn(timeline),
    ]
    const agencies = [
      ...timeline.map((entry) => entry.agency_id),
      ...agenciesInReasons(timeline),
      ...evidence.flatMap((one) => one.custody.map((link) => link.agency_id)),
    ]
    return {
      row,
      ...(await openJson<CaseText>(identity, sealed)),
      outcomeText: outcomeSealed === null ? undefined : await openText(identity, outcomeSealed),
      ...work,
      evidence,
      holds,
      reports,
      timeline,
      missing: missingForClosing(closing),
      closing: closingMarks(closing),
      unanswered: await unansweredOf(db, await ownReportsOf(db, row)),
      names: await memberNames(
        db,
        people.filter((id) => id !== null),
      ),
      agencies: await agencyNames(
        db,
        agencies.filter((id) => id !== null),
      ),
    }
  },
})

export type OpenedCase = Awaited<ReturnType<typeof openCase.run>>
