import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FormAnswer } from '../../ui/form-answer.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ListedRights } from '../actions/work-rights.ts'
import { isOpen, rightsKinds } from '../model/rights.ts'

export interface RightsListProps {
  readonly t: Translate
  readonly rows: readonly ListedRights[]
  readonly mayEnter: boolean
  readonly mayRead: boolean
  readonly hidden: Readonly<Record<string, string>>
  readonly once: string
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: Problems
  readonly alert?: string | undefined
  readonly done?: string | undefined
}

/** Requests of people about their data, with what is late. Nothing of their words. */
export const RightsList = (props: RightsListProps) => {
  const { t, rows, mayEnter, problems, alert, done } = props
  const open = rows.filter(({ state }) => isOpen(state))
  const late = open.filter(({ answerLate, carryOutLate }) => answerLate || carryOutLate).length
  return (
    <>
      <p>{t('retention.rights-lead')}</p>
      <FormAnswer t={t} done={done} problems={problems} alert={alert} />
      {late > 0 && (
        <Notice tone="warn">
          <p>{t('retention.rights-late', { n: late })}</p>
        </Notice>
      )}
      {rows.length === 0 ? <Empty title={t('retention.rights-none')} /> : <Requests {...props} />}
      {mayEnter && <EnterForm {...props} />}
    </>
  )
}

const Requests = ({ t, rows, mayRead }: RightsListProps) => (
  <DataTable
    caption={t('retention.rights-title')}
    columns={[
      t('retention.rights-kind'),
      t('retention.rights-from'),
      t('retention.received'),
      t('retention.state'),
      t('retention.answer-by'),
      t('retention.carry-out-by'),
    ]}
    rows={rows.map((row) => [
      mayRead ? (
        <a href={`/console/rights/${row.id}`}>{t.of(`retention.kind-${row.kind}`)}</a>
      ) : (
        t.of(`retention.kind-${row.kind}`)
      ),
      t.of(`retention.source-${row.source}`),
      formatMoment(row.received_at),
      t.of(`retention.rights-${row.state}`),
      <Clock
        t={t}
        due={row.answerDue}
        late={row.answerLate}
        done={row.acknowledged_at ?? row.decided_at ?? row.closed_at}
      />,
      <Clock t={t} due={row.carryOutDue} late={row.carryOutLate} done={row.closed_at} />,
    ])}
  />
)

export const Clock = ({
  t,
  due,
  late,
  done,
}: {
  readonly t: Translate
  readonly due: Date
  readonly late: boolean
  readonly done: Date | null
}) => (
  <span>
    {formatMoment(due)} {late && <Tag tone="danger">{t('retention.late')}</Tag>}
    {done !== null && <span class="hint"> {t('retention.done-at', { at: formatMoment(done) })}</span>}
  </span>
)

const EnterForm = ({ t, hidden, once, typed = {}, problems = {} }: RightsListProps) => {
  const field = (name: string) => ({ t, name, value: typed[name], problem: problems[name] })
  return (
    <Details summary={t('retention.rights-enter-title')} open={typed.person !== undefined}>
      <form method="post" action="/console/rights" data-once novalidate>
        <HiddenFields values={{ ...hidden, once }} />
        <Select
          {...field('kind')}
          label={t('retention.rights-kind')}
          placeholder={t('retention.choose')}
          options={rightsKinds.map((name) => ({ value: name, label: t.of(`retention.kind-${name}`) }))}
        />
        <TextField {...field('person')} label={t('retention.person-label')} maxLength={200} />
        <TextField {...field('contact')} label={t('retention.contact-label')} maxLength={200} />
        <TextField
          {...field('locator')}
          label={t('retention.locator-label')}
          hint={t('retention.locator-hint')}
          maxLength={20}
        />
        <TextArea {...field('text')} label={t('retention.words-label')} rows={4} maxLength={2_000} />
        <Button>{t('retention.rights-enter')}</Button>
      </form>
    </Details>
  )
}
