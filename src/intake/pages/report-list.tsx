import type { Child } from 'hono/jsx'
import type { Area } from '../../agencies/model.ts'
import { groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { DigitGroups } from '../../ui/digit-groups.tsx'
import { QueueRow } from '../../ui/queue-row.tsx'
import { QueueTable } from '../../ui/queue-table.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Category } from '../store/categories.ts'
import type { ReportRow } from '../store/reports.ts'
import { assessmentWords, categoryNames, placeName, reporterWords } from './report-words.ts'

export interface ReportListProps {
  readonly t: Translate
  readonly now: Date
  readonly caption: string
  readonly rows: readonly ReportRow[]
  readonly categories: readonly Category[]
  readonly areas: readonly Area[]
  /** Decided reports have no clock any more. */
  readonly decided?: boolean
  /** Shown when there is nothing. */
  readonly empty: Child
}

/** The rows of a queue; the part that refreshes itself when news arrives. */
export const ReportList = (props: ReportListProps) => {
  const { t, now, caption, rows, categories, areas, decided = false, empty } = props
  // Said once above the list instead of in every row.
  const unassessed = rows.every(({ assessment }) => assessment.status === 'not-assessed')
  return (
    <div data-live="reports">
      {rows.length > 0 && unassessed && <p class="hint">{t('intake.list-not-assessed')}</p>}
      {rows.length === 0 && empty}
      {rows.length > 0 && (
        <QueueTable t={t} caption={caption}>
          {rows.map((row) => (
            <QueueRow
              t={t}
              now={now}
              href={openHref(row)}
              urgency={row.urgency}
              unseen={isUnseen(row)}
              title={titleOf(t, row, categories)}
              tags={<RowTags t={t} row={row} />}
              note={<RowNote t={t} row={row} assessed={!unassessed} />}
              place={placeName(t, row.area_code, areas)}
              receivedAt={row.received_at}
              due={decided ? undefined : row.due_at}
            />
          ))}
        </QueueTable>
      )}
    </div>
  )
}

/** “Medium” would be a calm word for what nobody has read and no machine has assessed. */
const isUnseen = ({ opened_at, assessment, urgency, state }: ReportRow): boolean =>
  opened_at === null &&
  state === 'received' &&
  assessment.status === 'not-assessed' &&
  (urgency === 'P2' || urgency === 'P3')

/** An undecided report is opened to triage it; afterwards the page asks why. */
const openHref = ({ id, state }: ReportRow): string =>
  ['received', 'in_triage', 'redirected'].includes(state)
    ? `/console/reports/${id}?reason=triage`
    : `/console/reports/${id}`

const titleOf = (t: Translate, { categories: codes }: ReportRow, categories: readonly Category[]): string => {
  const names = categoryNames(t, codes, categories)
  return names.length > 3 ? `${names.slice(0, 3).join(' · ')} …` : names.join(' · ')
}

interface RowProps {
  readonly t: Translate
  readonly row: ReportRow
}

const RowTags = ({ t, row }: RowProps) => (
  <>
    {row.unread && <Tag tone="warn">{t('intake.tag-unread')}</Tag>}{' '}
    {row.state !== 'received' && <StateTag state={row.state} label={t.of(`intake.state-${row.state}`)} />}
  </>
)

const RowNote = ({ t, row, assessed }: RowProps & { readonly assessed: boolean }) => {
  const facts = [
    reporterWords(t, row),
    t.of(`intake.channel-${row.channel}`),
    ...(row.file_count > 0 ? [t('intake.note-files', { n: row.file_count })] : []),
    ...(row.legal_nature === null ? [] : [t.of(`intake.nature-${row.legal_nature}`)]),
    ...(assessed ? [assessmentWords(t, row)] : []),
  ]
  return (
    <>
      <span title={groupDigits(row.locator)}>
        <DigitGroups digits={row.locator} />
      </span>{' '}
      · {facts.join(' · ')}
    </>
  )
}
