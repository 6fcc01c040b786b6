import { whatWasDone } from '../../audit/model/ledger-words.ts'
import type { TimelineEntry } from '../../audit/store.ts'
import { Details } from '../../ui/details.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { CaseProps } from './case-props.ts'
import { byWords, whyWords } from './case-words.ts'

interface Run {
  readonly entry: TimelineEntry
  readonly times: number
}

/** The same thing done by the same person again and again is one line. */
export const runsOf = (entries: readonly TimelineEntry[]): Run[] => {
  const runs: Run[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    const again =
      last !== undefined &&
      last.entry.action === entry.action &&
      last.entry.actor_id === entry.actor_id &&
      last.entry.actor_kind === entry.actor_kind &&
      last.entry.object === entry.object
    if (again) runs[runs.length - 1] = { entry, times: last.times + 1 }
    else runs.push({ entry, times: 1 })
  }
  return runs
}

/** Everything that happened to the case, its reports, evidence and referrals, the latest first. */
export const CaseTimeline = ({ t, opened }: CaseProps) => (
  <Details summary={t('cases.timeline', { n: opened.timeline.length })} id="timeline">
    <Timeline
      items={runsOf(opened.timeline)
        .toReversed()
        .map(({ entry, times }) => ({
          at: entry.at,
          title:
            times === 1
              ? whatWasDone(t, entry)
              : `${whatWasDone(t, entry)} (${t('cases.times', { n: times })})`,
          by: byWords(t, entry, opened, opened.row.agency_id),
          body: whyWords(t, entry, opened),
        }))}
    />
  </Details>
)
