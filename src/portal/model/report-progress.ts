import type { AgencyKind } from '../../agencies/model.ts'
import type { Reporter, ReportState } from '../../intake/model/words.ts'
import type { TextKey } from '../../kit/text.ts'
import type { Tone } from '../../ui/tone.ts'

/** What a reporter may know of their report's way. */
export interface ReportProgress {
  readonly state: ReportState
  readonly reporter: Reporter
  readonly received_at: Date
  readonly due_at: Date
  readonly opened_at: Date | null
  readonly decided_at: Date | null
  readonly closed_at: Date | null
}

/** Colour never says it alone: the words stand beside it. No state is coral; none is the child's fault. */
export const stateTones = {
  received: 'calm',
  in_triage: 'calm',
  accepted: 'ok',
  merged: 'ok',
  redirected: 'calm',
  declined: 'warn',
  closed: 'ok',
} as const satisfies Readonly<Record<ReportState, Tone>>

/** The sentence for a state; an unread report past its time is admitted, not hidden. */
export const saidKey = ({ state, due_at }: ReportProgress, now: Date): TextKey =>
  state === 'received' && due_at < now ? 'mailbox.said-received-late' : `mailbox.said-${state}`

export interface Milestone {
  readonly key: TextKey
  readonly at: Date
}

/** What has happened so far, in the order of time, with the agencies that were told of it. */
export const milestones = (
  report: ReportProgress,
  told: readonly { readonly agency_kind: AgencyKind; readonly at: Date }[] = [],
): readonly Milestone[] => {
  const decided: TextKey = report.state === 'declined' ? 'mailbox.step-declined' : 'mailbox.step-decided'
  const all: readonly (readonly [TextKey, Date | null])[] = [
    ['mailbox.step-received', report.received_at],
    ['mailbox.step-opened', report.opened_at],
    [decided, report.decided_at],
    ['mailbox.step-closed', report.closed_at],
  ]
  const known = told.map(({ agency_kind, at }): Milestone => ({ key: `mailbox.told-${agency_kind}`, at }))
  return [...all.flatMap(([key, at]) => (at === null ? [] : [{ key, at }])), ...known].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}
