import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { testable } from '../model/life/rule-moves.ts'
import { HiddenVersion } from './hidden-version.tsx'
import type { RuleViewProps } from './rule-props.ts'

/** What can be done with this version now, the next step of its life first; what another post does is said. */
export const RuleNextStep = (props: RuleViewProps) => {
  const { t, row, mayPromote } = props
  if (row.state === 'retired') return null
  return (
    <Card title={t('detection.next')} id="next">
      <p>{t(`detection.next-${row.state}`)}</p>
      <Forward {...props} />
      {mayPromote && (
        <SubmitRow>
          {row.state === 'live' && <Move {...props} move="pause" kind="quiet" />}
          <Move {...props} move="retire" kind="quiet" />
        </SubmitRow>
      )}
    </Card>
  )
}

const Forward = (props: RuleViewProps) => {
  const { t, row, tested, mistakes, mayWrite, mayPromote } = props
  const running = tested?.state === 'waiting'
  return (
    <>
      {mayWrite && (
        <SubmitRow>
          {row.state === 'draft' && mistakes.length === 0 && <Move {...props} move="check" />}
          {row.state === 'backtested' && <Move {...props} move="shadow" />}
          {testable.includes(row.state) && !running && (
            <Move {...props} move="backtest" kind={row.state === 'checked' ? 'act' : 'quiet'} />
          )}
        </SubmitRow>
      )}
      {row.state === 'shadow' && mayPromote && (
        <form method="post" action={`/console/rules/${row.rule_id}/live`} novalidate>
          <HiddenVersion {...props} />
          <TextField
            t={t}
            name="dailyQuota"
            label={t('detection.quota')}
            hint={t('detection.quota-hint')}
            value={String(row.daily_quota)}
            maxLength={6}
            required
          />
          <Button>{t('detection.move-live')}</Button>
        </form>
      )}
    </>
  )
}

const Move = ({
  move,
  kind = 'act',
  ...props
}: RuleViewProps & {
  readonly move: 'check' | 'backtest' | 'shadow' | 'pause' | 'retire'
  readonly kind?: 'act' | 'quiet'
}) => (
  <form method="post" action={`/console/rules/${props.row.rule_id}/${move}`}>
    <HiddenVersion {...props} />
    <Button kind={kind}>{props.t(`detection.move-${move}`)}</Button>
  </form>
)
