import { formatMoment } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'
import { Notice } from './notice.tsx'

export interface PlannedStop {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly reason: string
}

export interface DowntimeNoticeProps {
  readonly t: Translate
  readonly stop: PlannedStop | undefined
  readonly now: Date
}

/** A planned stop, said ahead and while it lasts; who is in danger is told whom to call meanwhile. */
export const DowntimeNotice = ({ t, stop, now }: DowntimeNoticeProps) => {
  if (stop === undefined) return null
  const times = { from: formatMoment(stop.startsAt), to: formatMoment(stop.endsAt) }
  return (
    <Notice tone="warn">
      <p>
        {t(stop.startsAt <= now ? 'ui.downtime-now' : 'ui.downtime-ahead', times)} {stop.reason}
      </p>
      <p>{t('ui.downtime-meanwhile')}</p>
    </Notice>
  )
}
