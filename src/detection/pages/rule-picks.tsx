import { formTokenField } from '../../action/web.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Details } from '../../ui/details.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Tag } from '../../ui/tag.tsx'
import { verdicts } from '../model/life/rule-moves.ts'
import type { RuleViewProps } from './rule-props.ts'
import { Marked } from './try-sentence.tsx'

type Pick = RuleViewProps['picks'][number]

const keys = { right: '1', wrong: '2', unsure: '3' } as const

/** Texts picked at random, to be judged by people: the first unjudged one is open, one key each. */
export const RulePicks = (props: RuleViewProps) => {
  const { t, picks, mayWrite } = props
  if (picks.length === 0) return null
  const [waiting, judged] = [
    picks.filter(({ verdict }) => verdict === null),
    picks.filter(({ verdict }) => verdict !== null),
  ]
  const [next, ...later] = waiting
  return (
    <Card title={t('detection.picks', { done: judged.length, all: picks.length })} id="picks">
      {mayWrite && <p class="hint">{t('detection.picks-hint')}</p>}
      {next === undefined ? (
        <p>
          <strong>{t('detection.picks-all-done')}</strong>
        </p>
      ) : (
        <>
          <PickText {...props} pick={next} />
          {mayWrite && <Judge {...props} pick={next} shortcuts />}
          <p class="hint">{t('detection.picks-left', { n: later.length })}</p>
        </>
      )}
      {judged.length > 0 && (
        <Details summary={t('detection.picks-judged', { n: judged.length })}>
          {judged.map((pick) => (
            <>
              <PickText {...props} pick={pick} />
              <p>
                <Tag tone={pick.verdict === 'wrong' ? 'warn' : 'calm'}>
                  {t.of(`detection.verdict-${pick.verdict}`)}
                </Tag>
              </p>
              {mayWrite && <Judge {...props} pick={pick} />}
            </>
          ))}
        </Details>
      )}
    </Card>
  )
}

const PickText = ({ t, pick }: RuleViewProps & { readonly pick: Pick }) => (
  <div class="pick">
    <p>
      <strong>{t(pick.fired ? 'detection.pick-fired' : 'detection.pick-silent')}</strong>{' '}
      <span class="hint">{pick.source === 'riskset' ? t('detection.source-riskset') : pick.source}</span>
    </p>
    <Marked t={t} stretches={pick.stretches} />
  </div>
)

const Judge = ({
  t,
  formToken,
  row,
  pick,
  shortcuts = false,
}: RuleViewProps & { readonly pick: Pick; readonly shortcuts?: boolean }) => (
  <form method="post" action={`/console/rules/${row.rule_id}/judge`} class="submit-row">
    <HiddenFields values={{ [formTokenField]: formToken, pickId: pick.id, version: String(row.version) }} />
    {verdicts.map((verdict) => (
      <Button
        name="verdict"
        value={verdict}
        kind="quiet"
        small
        shortcut={shortcuts ? keys[verdict] : undefined}
      >
        {t(`detection.verdict-${verdict}`)}
        {shortcuts && ` (${keys[verdict]})`}
      </Button>
    ))}
  </form>
)
