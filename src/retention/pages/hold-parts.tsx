import { formatMoment } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { holdReasons } from '../model/classes.ts'
import type { HoldRow } from '../store/holds.ts'
import type { RetentionPageProps } from './retention-props.ts'

export const Holds = (props: RetentionPageProps) => {
  const { t, retention, numbers, people } = props
  if (retention.holds.length === 0) return <Empty title={t('retention.holds-none')} />
  return (
    <DataTable
      caption={t('retention.holds-title')}
      columns={[
        t('retention.object'),
        t('retention.reason'),
        t('retention.paper'),
        t('retention.placed'),
        t('retention.state'),
      ]}
      rows={retention.holds.map((one) => [
        `${t.of(`accounts.object-${one.object.split(':')[0]}`)} ${numbers.get(one.object) ?? one.object.slice(-12)}`,
        t.of(`retention.hold-${one.reason}`),
        one.document,
        `${formatMoment(one.placed_at)} · ${people.get(one.placed_by) ?? ''}`,
        <HoldState {...props} hold={one} />,
      ])}
    />
  )
}

const HoldState = ({ t, hold, hidden, mayHold }: RetentionPageProps & { readonly hold: HoldRow }) => {
  if (hold.released_at !== null)
    return <span>{t('retention.released', { at: formatMoment(hold.released_at) })}</span>
  return (
    <>
      <Tag tone="warn">{t('retention.held')}</Tag>
      {mayHold && (
        <form method="post" action="/console/retention/release" data-once>
          <HiddenFields values={{ ...hidden, holdId: hold.id }} />
          <Button kind="quiet" small>
            {t('retention.release')}
          </Button>
        </form>
      )}
    </>
  )
}

export const HoldForm = ({ t, hidden, typed = {}, problems = {} }: RetentionPageProps) => {
  const field = (name: string) => ({ t, name, value: typed[name], problem: problems[name] })
  return (
    <Details summary={t('retention.hold-title')} open={typed.number !== undefined}>
      <form method="post" action="/console/retention/hold" data-once novalidate>
        <HiddenFields values={hidden} />
        <TextField
          {...field('number')}
          label={t('retention.number-label')}
          hint={t('retention.number-hint')}
          maxLength={40}
        />
        <Select
          {...field('reason')}
          label={t('retention.reason')}
          placeholder={t('retention.choose')}
          options={holdReasons.map((name) => ({ value: name, label: t.of(`retention.hold-${name}`) }))}
        />
        <TextField
          {...field('document')}
          id="hold-document"
          label={t('retention.paper-label')}
          hint={t('retention.paper-hint')}
          maxLength={120}
        />
        <Button>{t('retention.hold-do')}</Button>
      </form>
    </Details>
  )
}
