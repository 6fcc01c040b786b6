import { formatMoment } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Select } from '../../ui/select.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usualTaskDue } from '../model/task-due.ts'
import type { TaskMove } from '../model/task-moves.ts'
import { taskKinds } from '../model/words.ts'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'

type Task = CaseProps['opened']['tasks'][number]
type TaskProps = CaseProps & { readonly task: Task }

const isWorkable = ({ opened, may }: CaseProps): boolean => opened.row.state !== 'closed' && may('case.read')

export const CaseTasks = (props: CaseProps) => (
  <CaseSection done={props.done} id="tasks" title={props.t('cases.tasks')}>
    {props.opened.tasks.length === 0 && <p class="hint">{props.t('cases.tasks-none')}</p>}
    {props.opened.tasks.map((task) => (
      <OneTask {...props} task={task} />
    ))}
    {isWorkable(props) && <AddTask {...props} />}
  </CaseSection>
)

const OneTask = (props: TaskProps) => {
  const { t, now, opened, task } = props
  const nameOf = (id: string) => opened.names.get(id) ?? t('cases.somebody')
  return (
    <section class="part" id={`task-${task.id}`}>
      <h3>
        <bdi>{task.text.title}</bdi>{' '}
        <StateTag state={task.state} label={t(`cases.task-state-${task.state}`)} />{' '}
        {task.confirmed_at === null && <DueClock t={t} due={task.due_at} now={now} />}
      </h3>
      <p class="hint">
        {t('cases.task-for', { kind: t(`cases.task-${task.kind}`), name: nameOf(task.assignee_id) })},{' '}
        {t('cases.task-by', { name: nameOf(task.assigned_by) })}
        {task.confirmed_at !== null &&
          `. ${t('cases.task-done-at', { at: formatMoment(task.confirmed_at) })}`}
      </p>
      {task.text.details !== '' && <SafeText text={task.text.details} />}
      <Words
        label={t('cases.task-returned')}
        text={task.state === 'confirmed' ? undefined : task.text.returned}
      />
      <Words label={t('cases.task-result')} text={task.text.result} />
      {isWorkable(props) && <Moves {...props} />}
      {isWorkable(props) && task.sides.includes('assigner') && task.state !== 'confirmed' && (
        <Transfer {...props} />
      )}
    </section>
  )
}

const Words = ({ label, text }: { readonly label: string; readonly text: string | undefined }) =>
  text === undefined || text === '' ? null : (
    <div>
      <strong>{label}</strong>
      <SafeText text={text} />
    </div>
  )

const quiet: readonly TaskMove[] = ['return']

const Moves = (props: TaskProps) => {
  const { t, task } = props
  const { moves } = task
  if (moves.length === 0) return null
  const { field } = fieldsOf(props, `move-${task.id}`)
  const label = moves.includes('submit') ? 'cases.task-text-submit' : 'cases.task-text-judge'
  return (
    <CaseForm {...props} action={pathOf(props, 'move-task')} hidden={{ taskId: task.id }}>
      {(moves.includes('submit') || moves.includes('return')) && (
        <TextArea {...field('text')} label={t(label)} rows={2} maxLength={5000} />
      )}
      {task.own && <p class="hint">{t('cases.task-own')}</p>}
      <SubmitRow>
        {moves.map((move) => (
          <Button small name="move" value={move} kind={quiet.includes(move) ? 'quiet' : 'act'}>
            {t(`cases.task-move-${move}`)}
          </Button>
        ))}
      </SubmitRow>
    </CaseForm>
  )
}

const people = ({ colleagues }: CaseProps) => colleagues.map(({ id, name }) => ({ value: id, label: name }))

const Transfer = (props: TaskProps) => {
  const { t, task } = props
  const { field, open } = fieldsOf(props, `transfer-${task.id}`)
  return (
    <Details summary={t('cases.task-transfer')} open={open}>
      <CaseForm {...props} action={pathOf(props, 'transfer-task')} hidden={{ taskId: task.id }}>
        <Select
          {...field('assigneeId', task.assignee_id)}
          label={t('cases.task-assignee')}
          options={people(props)}
        />
        <DateTimeField {...field('dueAt')} label={t('cases.task-due')} hint={t('cases.task-due-keep-hint')} />
        <SubmitRow>
          <Button small kind="quiet">
            {t('cases.task-transfer-do')}
          </Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}

const AddTask = (props: CaseProps) => {
  const { t, now, opened, memberId } = props
  const { field, open } = fieldsOf(props, 'task')
  const usual = formatMoment(usualTaskDue(opened.row.due_at, now))
  return (
    <Details summary={t('cases.task-add')} open={open}>
      <CaseForm {...props} action={pathOf(props, 'tasks')}>
        <Select
          {...field('kind', 'verify')}
          label={t('cases.task-kind')}
          options={taskKinds.map((value) => ({ value, label: t(`cases.task-${value}`) }))}
        />
        <TextField {...field('title')} label={t('cases.task-title')} maxLength={200} required />
        <TextArea {...field('details')} label={t('cases.task-details')} rows={3} maxLength={5000} />
        <Select {...field('assigneeId', memberId)} label={t('cases.task-assignee')} options={people(props)} />
        <DateTimeField
          {...field('dueAt')}
          label={t('cases.task-due')}
          hint={t('cases.task-due-hint', { at: usual })}
        />
        <SubmitRow>
          <Button small>{t('cases.task-save')}</Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}
