import { whatWasDone, whoActed } from '../../audit/model/ledger-words.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Details } from '../../ui/details.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { RuleState } from '../model/life/rule-moves.ts'
import { RuleNextStep } from './rule-next-step.tsx'
import { RulePicks } from './rule-picks.tsx'
import type { RuleViewProps } from './rule-props.ts'
import { RuleReport } from './rule-report.tsx'
import { labelWords, mistakeWords, problemWords, stateTone } from './rule-words.ts'

export const RuleView = (props: RuleViewProps) => {
  const { t, row, mistakes, isOver, tested, mayWrite, done, problem } = props
  return (
    <>
      <p>
        <a href="/console/rules">‹ {t('detection.tab-rules')}</a>
      </p>
      {done && (
        <Notice tone="ok" role="status">
          {t.of(`detection.done-${done}`)}
        </Notice>
      )}
      {problem && (
        <Notice tone="warn" role="alert">
          {problemWords(t, problem)}
        </Notice>
      )}
      {isOver && <Notice tone="warn">{t('detection.over-quota', { names: row.rule_id })}</Notice>}
      <Facts {...props} />
      {row.state === 'draft' && mistakes.length > 0 && (
        <Notice tone="warn" title={t('detection.mistakes', { n: mistakes.length })}>
          <ul>
            {mistakes.map((mistake) => (
              <li>{mistakeWords(t, mistake, mistake.path === 'id' ? 'name' : '')}</li>
            ))}
          </ul>
        </Notice>
      )}
      <RuleNextStep {...props} />
      {mayWrite && (
        <p>
          <ButtonLink href={`/console/rules/${row.rule_id}/edit`} kind="quiet" shortcut="e">
            {t('detection.edit')}
          </ButtonLink>
        </p>
      )}
      {tested && <RuleReport {...props} tested={tested} />}
      <RulePicks {...props} />
      <Details summary={t('detection.rule-text')}>
        <pre class="safe-text">{row.yaml}</pre>
      </Details>
      <Versions {...props} />
      <Story {...props} />
    </>
  )
}

const way: readonly RuleState[] = ['draft', 'checked', 'backtested', 'shadow', 'live']

const Facts = ({ t, row, reason, counts, names }: RuleViewProps) => (
  <Card>
    <DefinitionList
      items={[
        {
          term: t('detection.column-state'),
          value: <Way t={t} row={row} />,
        },
        { term: t('detection.column-label'), value: labelWords(t, row.label) },
        { term: t('detection.reason'), value: reason },
        {
          term: t('detection.version'),
          value: t('detection.version-by', {
            n: row.version,
            name: names.get(row.author_id) ?? t('accounts.who-member'),
            at: formatMoment(row.at),
          }),
        },
        ...(row.state === 'live'
          ? [{ term: t('detection.quota'), value: t('detection.quota-a-day', { n: row.daily_quota }) }]
          : []),
        ...(row.state === 'live' || row.state === 'shadow'
          ? [
              {
                term: t('detection.column-hits'),
                value: t('detection.counts', {
                  spoke: counts.spoke,
                  would: counts['would-have'],
                  over: counts['over-quota'],
                }),
              },
            ]
          : []),
      ]}
    />
  </Card>
)

/** The whole way of a rule, with where this version stands. */
const Way = ({ t, row }: Pick<RuleViewProps, 't' | 'row'>) => (
  <>
    {(row.state === 'retired' ? [row.state] : way).map((state, at) => (
      <>
        {at > 0 && <span class="hint"> → </span>}
        {state === row.state ? (
          <Tag tone={stateTone[state]}>{t(`detection.state-${state}`)}</Tag>
        ) : (
          <span class="hint">{t(`detection.state-${state}`)}</span>
        )}
      </>
    ))}
  </>
)

const Versions = ({ t, row, versions }: RuleViewProps) =>
  versions.length > 1 && (
    <Details summary={t('detection.versions', { n: versions.length })}>
      <ul>
        {versions.map(({ version, state, at }) => (
          <li>
            <a
              href={`/console/rules/${row.rule_id}?version=${version}`}
              aria-current={version === row.version ? 'page' : undefined}
            >
              {t('detection.version-n', { n: version })}
            </a>{' '}
            · {t(`detection.state-${state}`)} · {formatMoment(at)}
          </li>
        ))}
      </ul>
    </Details>
  )

const Story = ({ t, story, names }: RuleViewProps) => (
  <Details summary={t('detection.story')}>
    <Timeline
      items={story.toReversed().map((entry) => ({
        at: entry.at,
        title: whatWasDone(t, entry),
        by: whoActed(t, entry, names),
        body: versionIn(t, entry.reason),
      }))}
    />
  </Details>
)

const versionIn = (t: Translate, reason: string | null): string | undefined => {
  const n = /^v(\d+)/.exec(reason ?? '')?.[1]
  return n === undefined ? undefined : t('detection.version-n', { n })
}
