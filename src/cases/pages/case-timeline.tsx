import { whatWasDone } from '../../audit/model/ledger-words.ts'
import type { TimelineEntry } from '../../audit/store.ts'
import { Details } from '../../ui/details.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { CaseProps } from './case-props.ts'
import { byWords, whyWords } from './case-words.ts'

const readings: readonly string[] = [
  'case.open',
  'report.open-messages',
  'report.open-words',
  'referral.open',
]
const openings: readonly string[] = [
  ...readings,
  'report.open',
  'attachment.open',
  'attachment.read-words',
  'evidence.view',
  'case.suggest',
]
const sitting = 15 * 60 * 1000

/**
 * The story without its echo: after each form the page is read again, so readings by the same person within the same
 * sitting are left out here. The ledger itself keeps every one.
 */
export const withoutEcho = (entries: readonly TimelineEntry[]): TimelineEntry[] => {
  const lastSeen = new Map<string, number>()
  return entries.filter(({ actor_kind, actor_id, action, at }) => {
    const who = `${actor_kind}:${actor_id}`
    const last = lastSeen.get(who)
    lastSeen.set(who, at.getTime())
    return !(readings.includes(action) && last !== undefined && at.getTime() - last < sitting)
  })
}

/** Acts and openings apart: who read what matters, but buries what was done. */
export const actsAndOpenings = (entries: readonly TimelineEntry[]) => {
  const told = withoutEcho(entries)
  return {
    acts: told.filter(({ action }) => !openings.includes(action)),
    openings: told.filter(({ action }) => openings.includes(action)),
  }
}

/** Everything that happened to the case, its reports, evidence and referrals, the latest first. */
export const CaseTimeline = ({ t, opened }: CaseProps) => {
  const parts = actsAndOpenings(opened.timeline)
  const items = (entries: readonly TimelineEntry[]) =>
    entries.toReversed().map((entry) => ({
      at: entry.at,
      title: whatWasDone(t, entry),
      by: byWords(t, entry, opened, opened.row.agency_id),
      body: whyWords(t, entry, opened),
    }))
  return (
    <Details summary={t('cases.timeline')} id="timeline">
      <Timeline items={items(parts.acts)} />
      {parts.openings.length > 0 && (
        <Details summary={t('cases.timeline-openings', { n: parts.openings.length })}>
          <Timeline items={items(parts.openings)} />
        </Details>
      )}
    </Details>
  )
}
