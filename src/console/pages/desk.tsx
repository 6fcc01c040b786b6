import { filteredHref } from '../../cases/model/case-filter.ts'
import { formatNumber, groupDigits } from '../../kit/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { OnDuty } from '../../ui/on-duty.tsx'
import { countCap } from '../model/counts.ts'
import { caseLine, reportLine } from './lines.tsx'
import type { OversightPageProps } from './oversight-props.ts'
import { type WorkLine, WorkTable } from './work-table.tsx'

/** Whom to call, and what cannot wait: above everything else on the page. */
export const DutyNow = ({ t, figures: { desk }, mayUrge }: OversightPageProps) => {
  if (!mayUrge) return null
  const numbers = desk.late.map(({ locator }) => groupDigits(locator)).join(' · ')
  return (
    <>
      {numbers !== '' && (
        <Notice tone="danger" role="alert">
          {t('oversight.desk-late-p0', { numbers })}{' '}
          <a href="/console/reports?urgency=P0">{t('oversight.desk-all')}</a>
        </Notice>
      )}
      <OnDuty t={t} names={desk.onDuty} setHref="/console/members" />
    </>
  )
}

/** What falls between two chairs: nobody holds it, or it waits for the leader's own word. */
export const Desk = (props: OversightPageProps) => {
  const { t, figures } = props
  const { counts, unopened, unowned, toClose } = figures.desk
  const nothing = counts.unopened + counts.unowned + counts.toClose === 0
  return (
    <>
      <h2 id="desk">{t('oversight.desk')}</h2>
      {nothing && <p class="hint">{t('oversight.desk-none')}</p>}
      <Part
        {...props}
        name="unopened"
        n={counts.unopened}
        all="/console/reports"
        // Leaders assign and urge; a report is opened by those who work on it. The queue shows it to both.
        lines={unopened.map((row) => ({
          ...reportLine(t, row, figures),
          href: `/console/reports?urgency=${row.urgency}`,
        }))}
      />
      <Part
        {...props}
        name="unowned"
        n={counts.unowned}
        all={filteredHref({ show: 'unowned' })}
        lines={unowned.map((row) => caseLine(t, row, figures))}
      />
      <Part
        {...props}
        name="to-close"
        n={counts.toClose}
        all={filteredHref({ show: 'to-close' })}
        lines={toClose.map((row) => caseLine(t, row, figures))}
      />
    </>
  )
}

interface PartProps extends OversightPageProps {
  readonly name: 'unopened' | 'unowned' | 'to-close'
  readonly n: number
  readonly all: string
  readonly lines: readonly WorkLine[]
}

const Part = ({ t, now, mayUrge, name, n, all, lines }: PartProps) => {
  if (n === 0) return null
  const count = n < countCap ? formatNumber(n, t.locale) : `${countCap - 1}+`
  const title = t('oversight.desk-count', { what: t(`oversight.desk-${name}`), n: count })
  if (!mayUrge) return <p>{title}</p>
  return (
    <>
      <h3>{title}</h3>
      <WorkTable t={t} now={now} caption={title} lines={lines} />
      <p>
        <a href={all}>{t('oversight.desk-all')} ›</a>
      </p>
    </>
  )
}
