import { formTokenField } from '../../action/web.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { Problems } from '../../ui/problems.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type LinkListKind, linkListKinds } from '../model/links/host-list.ts'
import type { LinkListRow } from '../store/link-lists.ts'
import { RuleTabs } from './rule-tabs.tsx'

export interface LinkListsProps {
  readonly t: Translate
  readonly formToken: string
  readonly lists: readonly (LinkListRow & { readonly hosts: number })[]
  /** Agency id → name. */
  readonly agencies: ReadonlyMap<string, string>
  readonly mayWrite: boolean
  readonly typed?: Readonly<Record<'name' | 'source' | 'kind', string>> | undefined
  readonly problems?: Problems | undefined
}

export const LinkLists = ({ t, lists, agencies, ...form }: LinkListsProps) => (
  <>
    <RuleTabs t={t} current="links" mayWrite={form.mayWrite} />
    <ErrorSummary t={t} problems={form.problems ?? {}} />
    <p>{t('detection.links-lead')}</p>
    {lists.length === 0 ? (
      <Empty title={t('detection.links-empty')}>
        <p>{t('detection.links-empty-hint')}</p>
      </Empty>
    ) : (
      <DataTable
        caption={t('detection.links-title')}
        columns={[
          t('detection.column-list'),
          t('detection.column-kind'),
          t('detection.column-hosts'),
          t('detection.column-source'),
          t('detection.column-made'),
        ]}
        rows={lists.map(({ id, name, kind, source, agency_id, added_at, hosts }) => [
          <a href={`/console/rules/links/${id}`}>
            <SafeText text={name} />
          </a>,
          <KindTag t={t} kind={kind} />,
          formatNumber(hosts, t.locale),
          <SafeText text={source} />,
          t('detection.made-by', { agency: agencies.get(agency_id) ?? '', day: formatDay(added_at) }),
        ])}
      />
    )}
    {form.mayWrite && <NewList t={t} {...form} />}
  </>
)

export const KindTag = ({ t, kind }: { readonly t: Translate; readonly kind: LinkListKind }) => (
  <Tag tone={kind === 'harmful' ? 'warn' : 'ok'}>{t(`detection.kind-${kind}`)}</Tag>
)

const NewList = ({ t, formToken, typed, problems = {} }: Omit<LinkListsProps, 'lists' | 'agencies'>) => (
  <Card title={t('detection.list-new')}>
    <form method="post" action="/console/rules/links" novalidate>
      <HiddenFields values={{ [formTokenField]: formToken }} />
      <TextField
        t={t}
        name="name"
        label={t('detection.list-name')}
        hint={t('detection.list-name-hint')}
        value={typed?.name}
        problem={problems.name}
        maxLength={80}
        required
      />
      <TextField
        t={t}
        name="source"
        label={t('detection.list-source')}
        hint={t('detection.list-source-hint')}
        value={typed?.source}
        problem={problems.source}
        maxLength={120}
        required
      />
      <ChoiceGroup
        t={t}
        type="radio"
        name="kind"
        label={t('detection.list-kind')}
        options={linkListKinds.map((kind) => ({
          value: kind,
          label: t(`detection.kind-${kind}`),
          hint: t(`detection.kind-hint-${kind}`),
        }))}
        values={[typed?.kind ?? 'harmful']}
        problem={problems.kind}
        required
      />
      <SubmitRow>
        <Button>{t('detection.list-make')}</Button>
      </SubmitRow>
    </form>
  </Card>
)
