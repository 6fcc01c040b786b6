import { z } from 'zod'
import { action, type Scope } from '../../action/action.ts'
import { move } from '../../action/moves.ts'
import { findAgency } from '../../agencies/store/agencies.ts'
import { requireContent } from '../../intake/actions/own-report.ts'
import { lockForReporter } from '../../intake/store/reports.ts'
import { idOnce } from '../../kit/once.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { sealJson } from '../../seal/age.ts'
import { AskRights, RequestId } from '../model/inputs.ts'
import {
  clocksOf,
  isOpen,
  type RightsMove,
  type RightsState,
  type RightsWords,
  rightsMoveTable,
} from '../model/rights.ts'
import { insertRequest, lockRequestOfReport, requestsOfReport, saveRequest } from '../store/rights.ts'

const ownReport = ({ actor }: Pick<Scope, 'actor'>): string => {
  if (actor.kind !== 'reporter') throw new Refusal('unauthenticated')
  return actor.reportId
}

const openAtMost = 5

/**
 * Whoever has the receipt asks about the data of their report. It asks; it erases nothing: a receipt may be in the hands of the
 * very person the report is about, so a person decides.
 */
export const askRights = action({
  name: 'rights.ask',
  needs: 'mailbox.use',
  input: AskRights,
  run: async (scope, { kind, text, once }) => {
    const { db, now } = scope
    const reportId = ownReport(scope)
    const report = await lockForReporter(db, reportId)
    requireContent(report)
    const earlier = await requestsOfReport(db, reportId)
    if (earlier.filter(({ state }) => isOpen(state)).length >= openAtMost)
      throw new Refusal('slow-down', 'rights-enough')
    const { recipient } = await findAgency(db, report.agency_id)
    const words: RightsWords = { text }
    await insertRequest(db, {
      id: once === undefined ? newId() : idOnce(once, reportId, kind, text),
      agency_id: report.agency_id,
      report_id: reportId,
      source: 'receipt',
      kind,
      state: 'received',
      sealed: await sealJson([recipient], words),
      received_at: now,
    })
    return { reportId }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
  reason: ({ kind }) => kind,
})

/** What the reporter asked before, and how it stands. */
export const readOwnRights = action({
  name: 'rights.read-own',
  needs: 'mailbox.use',
  input: z.object({}),
  run: async (scope) => {
    const reportId = ownReport(scope)
    const rows = await requestsOfReport(scope.db, reportId)
    return { reportId, requests: rows.map((row) => ({ ...row, ...clocksOf(row, scope.now) })) }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})

export const withdrawRights = action({
  name: 'rights.withdraw',
  needs: 'mailbox.use',
  input: RequestId,
  run: async (scope, { requestId }) => {
    const reportId = ownReport(scope)
    const row = await lockRequestOfReport(scope.db, requestId, reportId)
    const state = move<RightsState, RightsMove>(rightsMoveTable, row.state, 'withdraw')
    await saveRequest(scope.db, requestId, { state, closed_at: scope.now })
    return { reportId }
  },
  subject: (_, { reportId }) => `report:${reportId}`,
})
