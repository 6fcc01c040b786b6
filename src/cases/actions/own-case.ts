import type { Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import type { Member } from '../../action/permissions.ts'
import { envelope } from '../../agencies/model.ts'
import { agencyIdentity, openEnvelope } from '../../agencies/store/grants.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { Identity } from '../../seal/age.ts'
import { type CaseMove, caseMoves } from '../model/case-moves.ts'
import type { CaseState } from '../model/words.ts'
import { type CaseRow, findCaseOfAgency, lockCase } from '../store/cases.ts'

type Here = Pick<Scope, 'db' | 'actor'>

export const memberActing = ({ actor }: Pick<Scope, 'actor'>): Member => {
  if (actor.kind !== 'member') throw new Refusal('forbidden')
  return actor
}

/** A case of the acting member's agency, to read. */
export const ownCase = async (scope: Here, caseId: string): Promise<CaseRow> =>
  requireContent(await findCaseOfAgency(scope.db, caseId, memberActing(scope).agencyId))

/** What was erased on schedule is not there to be opened or worked on, and says so to its agency. */
export const requireContent = (row: CaseRow): CaseRow => {
  if (row.erased_at !== null) throw new Refusal('expired', 'content-erased')
  return row
}

/** The case locked for a change. Whoever changes it must hold the agency's key: a post alone is not enough. */
export const lockOwnCase = async (scope: Scope, caseId: string): Promise<CaseRow> => {
  const row = await lockCase(scope.db, caseId, memberActing(scope).agencyId)
  await agencyIdentity(scope)
  return requireContent(row)
}

/** A closed case is read only; who wants to add to it opens it again first. */
export const requireOpen = (row: CaseRow): CaseRow => {
  if (row.state === 'closed') throw new Refusal('conflict', 'case-closed')
  return row
}

/** The case locked for work on it. */
export const lockOpenCase = async (scope: Scope, caseId: string): Promise<CaseRow> =>
  requireOpen(await lockOwnCase(scope, caseId))

/** The case locked for a move, and the state the move leads to. */
export const lockForMove = async (
  scope: Scope,
  caseId: string,
  name: CaseMove,
): Promise<{ row: CaseRow; state: CaseState }> => {
  const row = await lockOwnCase(scope, caseId)
  return { row, state: move<CaseState, CaseMove>(caseMoves, row.state, name) }
}

/** The private key of a case of the acting member's agency. */
export const openCaseIdentity = (scope: Scope, caseId: string): Promise<Identity> =>
  openEnvelope(scope, envelope('case', caseId))
