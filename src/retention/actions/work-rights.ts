import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { agencyIdentity } from '../../agencies/store/grants.ts'
import { memberActing } from '../../cases/actions/own-case.ts'
import { seeingAll } from '../../db/acting.ts'
import { findByLocator } from '../../intake/store/reports.ts'
import { idOnce } from '../../kit/once.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { openJson, sealJson } from '../../seal/age.ts'
import { EnterRights, ExtendRights, RequestId } from '../model/inputs.ts'
import {
  clocksOf,
  isOpen,
  type RightsMove,
  type RightsState,
  type RightsWords,
  rightsMovesFrom,
  rightsMoveTable,
} from '../model/rights.ts'
import { standsInTheWay } from '../store/matter.ts'
import { closedRequests, insertRequest, lockRequest, openRequests, saveRequest } from '../store/rights.ts'

const shown = 200

const reportNumbered = async ({ db }: Scope, locator: string, agencyId: string) => {
  if (locator === '') return undefined
  const found = await findByLocator(db, locator.replace(/\D/g, ''))
  if (found === undefined || found.agency_id !== agencyId || found.erased_at !== null)
    throw new Refusal('not-found', 'hold-not-found', { locator: 'hold-not-found' })
  return found.id
}

/** Written down by an officer for a person who came, called or wrote. */
export const enterRights = action({
  name: 'rights.enter',
  needs: 'rights.enter',
  input: EnterRights,
  run: async (scope, { kind, person, contact, text, locator, once }) => {
    const { memberId, agencyId } = memberActing(scope)
    const { recipient } = await findAgency(scope.db, agencyId)
    const words: RightsWords = { text, person, contact }
    const id = once === undefined ? newId() : idOnce(once, agencyId, kind, person, text)
    await insertRequest(scope.db, {
      id,
      agency_id: agencyId,
      report_id: (await reportNumbered(scope, locator, agencyId)) ?? null,
      source: 'officer',
      kind,
      state: 'received',
      sealed: await sealJson([recipient], words),
      received_at: scope.now,
      entered_by: memberId,
    })
    return { requestId: id }
  },
  subject: (_, { requestId }) => `rights:${requestId}`,
  reason: ({ kind }) => kind,
})

/** An agency's requests with both clocks; nothing sealed. */
export const listRights = action({
  name: 'rights.list',
  needs: 'rights.list',
  unrecorded: 'nothing-sealed',
  input: z.object({}),
  subject: () => 'rights:list',
  run: async (scope) => {
    const { agencyId } = memberActing(scope)
    const rows = [
      ...(await openRequests(scope.db, agencyId, shown)),
      ...(await closedRequests(scope.db, agencyId, shown)),
    ]
    return rows.map((row) => ({ ...row, ...clocksOf(row, scope.now) }))
  },
})
export type ListedRights = Awaited<ReturnType<typeof listRights.run>>[number]

/** Over all agencies: a hold or a case of another's stands in the way too. */
const inTheWayOf = ({ db }: Scope, reportId: string) => seeingAll(db, (all) => standsInTheWay(all, reportId))

/** Opens the words of a request; recorded like every opening. */
export const openRights = action({
  name: 'rights.open',
  needs: 'rights.read',
  input: RequestId,
  run: async (scope, { requestId }) => {
    const { agencyId } = memberActing(scope)
    const { sealed, ...row } = await lockRequest(scope.db, requestId, agencyId)
    return {
      row,
      ...clocksOf(row, scope.now),
      words:
        row.erased_at === null ? await openJson<RightsWords>(await agencyIdentity(scope), sealed) : undefined,
      moves: rightsMovesFrom(row.state).filter((name) => name !== 'withdraw'),
      /** Of erasure: what would have to end first. */
      inTheWay:
        row.kind === 'erasure' && row.report_id !== null && isOpen(row.state)
          ? await inTheWayOf(scope, row.report_id)
          : undefined,
    }
  },
  subject: ({ requestId }) => `rights:${requestId}`,
})
export type OpenedRights = Awaited<ReturnType<typeof openRights.run>>

/** A request of one's own agency locked for a move. Whoever acts must hold the agency's key. */
export const lockForMove = async (scope: Scope, requestId: string, name: RightsMove) => {
  const row = await lockRequest(scope.db, requestId, memberActing(scope).agencyId)
  await agencyIdentity(scope)
  return { row, state: move<RightsState, RightsMove>(rightsMoveTable, row.state, name) }
}

/** The person has been told that the request is here: the clock of two working days stops. */
export const acknowledgeRights = action({
  name: 'rights.acknowledge',
  needs: 'rights.enter',
  input: RequestId,
  run: async (scope, { requestId }) => {
    const { state } = await lockForMove(scope, requestId, 'acknowledge')
    await saveRequest(scope.db, requestId, { state, acknowledged_at: scope.now })
    return { requestId }
  },
  subject: ({ requestId }) => `rights:${requestId}`,
})

/** Once, with a reason that the person is told; the same time is added again. */
export const extendRights = action({
  name: 'rights.extend',
  needs: 'rights.decide',
  input: ExtendRights,
  run: async (scope, { requestId, reason }) => {
    const row = await lockRequest(scope.db, requestId, memberActing(scope).agencyId)
    await agencyIdentity(scope)
    if (!isOpen(row.state)) throw new Refusal('conflict', 'move-not-allowed')
    if (row.extended_at !== null) throw new Refusal('conflict', 'rights-extended')
    if (clocksOf(row, scope.now).carryOutLate) throw new Refusal('conflict', 'rights-too-late')
    await saveRequest(scope.db, requestId, { extended_at: scope.now, extension_reason: reason })
    return { requestId }
  },
  subject: ({ requestId }) => `rights:${requestId}`,
  reason: ({ reason }) => reason,
})

/** What was granted has been carried out. */
export const finishRights = action({
  name: 'rights.finish',
  needs: 'rights.decide',
  input: RequestId,
  run: async (scope, { requestId }) => {
    const { state } = await lockForMove(scope, requestId, 'finish')
    await saveRequest(scope.db, requestId, { state, closed_at: scope.now })
    return { requestId }
  },
  subject: ({ requestId }) => `rights:${requestId}`,
})
