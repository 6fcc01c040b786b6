import { whatWasDone, whoActed, whyItWasDone } from '../../audit/model/ledger-words.ts'
import type { TimelineEntry } from '../../audit/store.ts'
import { Card } from '../../ui/card.tsx'
import { Details } from '../../ui/details.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { ReportProps } from './opened.ts'

const shown = 10

interface Repeated {
  readonly entry: TimelineEntry
  readonly times: number
}

const same = (a: TimelineEntry, b: TimelineEntry): boolean =>
  a.actor_id === b.actor_id && a.actor_kind === b.actor_kind && a.action === b.action && a.reason === b.reason

/** Newest first; the same thing done again and again by one person is one line. */
export const condensed = (entries: readonly TimelineEntry[]): Repeated[] => {
  const lines: Repeated[] = []
  for (const entry of entries.toReversed()) {
    const last = lines.at(-1)
    if (last !== undefined && same(last.entry, entry))
      lines[lines.length - 1] = { ...last, times: last.times + 1 }
    else lines.push({ entry, times: 1 })
  }
  return lines
}

export const ReportTimeline = ({ opened: { timeline }, around }: ReportProps) => {
  const { t } = around
  const items = condensed(timeline).map(({ entry, times }) => itemOf(around, entry, times))
  return (
    <Card title={t('intake.timeline')} id="ledger">
      <Timeline items={items.slice(0, shown)} />
      {items.length > shown && (
        <Details summary={`+${items.length - shown}`}>
          <Timeline items={items.slice(shown)} />
        </Details>
      )}
    </Card>
  )
}

const decisions = ['report.accept', 'report.decline', 'report.merge', 'report.redirect', 'report.triage']

const itemOf = (
  { t, memberNames, agencyNames }: ReportProps['around'],
  entry: TimelineEntry,
  times: number,
) => {
  const why = whyItWasDone(t, entry, { agencies: agencyNames, members: memberNames })
  const agency = entry.agency_id === null ? undefined : agencyNames.get(entry.agency_id)
  const who = whoActed(t, entry, memberNames)
  return {
    at: entry.at,
    title: whatWasDone(t, entry),
    by: agency === undefined ? who : `${who}, ${agency}`,
    body: (
      <p class="hint">
        {[why, times > 1 ? t('intake.timeline-more', { n: times }) : undefined].filter(Boolean).join(' · ')}
      </p>
    ),
    tone:
      entry.outcome === 'refused'
        ? ('danger' as const)
        : decisions.includes(entry.action)
          ? ('ok' as const)
          : undefined,
  }
}
