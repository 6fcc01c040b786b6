import { turnMark } from '../../detection/model/screens/turns.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { type Mark, MarkedText } from '../../ui/marked-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { readAttachment } from '../actions/read-attachment.ts'
import type { OpeningReason } from '../model/words.ts'

export type ReadWords = Awaited<ReturnType<(typeof readAttachment)['run']>>

export interface ReadWordsPageProps {
  readonly t: Translate
  readonly read: ReadWords
  readonly reason: OpeningReason
}

/** The words of a picture in the order they were written, marked with what the engine saw; the picture stays closed. */
export const ReadWordsPage = ({ t, read, reason }: ReadWordsPageProps) => (
  <>
    <p>
      <ButtonLink kind="quiet" href={`/console/reports/${read.reportId}?reason=${reason}#files`}>
        {t('detection.screen-back')}
      </ButtonLink>
    </p>
    <Notice>{t('detection.screen-kept-nowhere')}</Notice>
    {read.turns.length === 0 ? (
      <Notice tone="warn">{t('detection.screen-nothing')}</Notice>
    ) : (
      <Card title={t('detection.screen-turns')}>
        <p class="hint">
          {t('detection.screen-confidence', {
            percent: formatNumber(Math.round(read.confidence * 100), t.locale),
          })}
        </p>
        {turnsWithMarks(read).map(({ turn, marks }) => (
          <article class={turn.side === 'own' ? 'bubble mine' : 'bubble'}>
            <p class="from">
              <strong>{t(`detection.screen-${turn.side}`)}</strong>
            </p>
            <MarkedText text={turn.text} marks={marks} />
          </article>
        ))}
      </Card>
    )}
    {read.reading && <Seen t={t} reading={read.reading} />}
  </>
)

const Seen = ({
  t,
  reading,
}: {
  readonly t: Translate
  readonly reading: NonNullable<ReadWords['reading']>
}) => (
  <Card title={t('intake.suggestion')}>
    <p>
      <UrgencyTag t={t} urgency={reading.urgency} />{' '}
      {reading.labels.length === 0
        ? t('intake.suggestion-none')
        : reading.labels.map((label) => t(`detection.label-${label}`)).join(' · ')}
    </p>
    <ul>
      {[...new Set(reading.findings.map(({ reason }) => reason))].slice(0, 8).map((one) => (
        <li>{one}</li>
      ))}
    </ul>
    <p class="hint">{t('detection.screen-hint')}</p>
  </Card>
)

/** Findings count letters of the whole conversation; each turn gets its own share of them. */
const turnsWithMarks = ({ turns, reading }: ReadWords) => {
  const found = reading?.findings ?? []
  let at = 0
  return turns.map((turn) => {
    const [from, to] = [at, at + turn.text.length]
    at = to + turnMark.length
    return { turn, marks: found.flatMap((mark) => within(mark, from, to)) }
  })
}

const within = ({ start, end, reason }: Mark, from: number, to: number): readonly Mark[] =>
  start < to && end > from
    ? [{ start: Math.max(start, from) - from, end: Math.min(end, to) - from, reason }]
    : []
