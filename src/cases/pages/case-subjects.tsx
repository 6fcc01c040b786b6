import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Select } from '../../ui/select.tsx'
import { ShownLink } from '../../ui/shown-link.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { subjectKinds } from '../model/words.ts'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, isWorkable, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'

type Subject = CaseProps['opened']['subjects'][number]

export const CaseSubjects = (props: CaseProps) => {
  const { t, opened } = props
  const present = opened.subjects.filter(({ removed_at }) => removed_at === null)
  const removed = opened.subjects.filter(({ removed_at }) => removed_at !== null)
  return (
    <CaseSection done={props.done} id="subjects" title={t('cases.subjects')}>
      {present.length === 0 && <p class="hint">{t('cases.subjects-none')}</p>}
      {present.map((subject) => (
        <OneSubject {...props} subject={subject} />
      ))}
      {removed.length > 0 && (
        <Details summary={t('cases.subject-removed', { n: removed.length })}>
          {removed.map(({ kind, text }) => (
            <p>
              <Tag>{t(`cases.subject-${kind}`)}</Tag> <Label t={t} kind={kind} text={text.label} />
            </p>
          ))}
        </Details>
      )}
      {isWorkable(props) && <AddSubject {...props} />}
    </CaseSection>
  )
}

const Label = ({ t, kind, text }: Pick<CaseProps, 't'> & Pick<Subject, 'kind'> & { text: string }) =>
  kind === 'url' ? <ShownLink t={t} url={text} /> : <bdi>{text}</bdi>

const OneSubject = (props: CaseProps & { readonly subject: Subject }) => {
  const { t, subject } = props
  const { kind, text } = subject
  return (
    <section class="part">
      <h3>
        <Tag tone={kind === 'suspect' ? 'warn' : 'calm'}>{t(`cases.subject-${kind}`)}</Tag>{' '}
        <Label t={t} kind={kind} text={text.label} />
      </h3>
      {text.age !== '' && (
        <p>
          {t('cases.subject-age')}: {text.age}
        </p>
      )}
      {text.details !== '' && <SafeText text={text.details} />}
      {isWorkable(props) && (
        <CaseForm {...props} action={pathOf(props, 'remove-subject')} hidden={{ subjectId: subject.id }}>
          <Button kind="plain" small>
            {t('cases.subject-remove')}
            <span class="visually-hidden">: {text.label}</span>
          </Button>
        </CaseForm>
      )}
    </section>
  )
}

const AddSubject = (props: CaseProps) => {
  const { t } = props
  const { field, open } = fieldsOf(props, 'subject')
  return (
    <Details summary={t('cases.subject-add')} open={open}>
      <CaseForm {...props} action={pathOf(props, 'subjects')}>
        <Select
          {...field('kind', 'child')}
          label={t('cases.subject-kind')}
          options={subjectKinds.map((value) => ({ value, label: t(`cases.subject-${value}`) }))}
        />
        <TextField
          {...field('label')}
          label={t('cases.subject-label')}
          hint={t('cases.subject-label-hint')}
          required
        />
        <TextField {...field('age')} label={t('cases.subject-age')} hint={t('cases.subject-age-hint')} />
        <TextArea {...field('details')} label={t('cases.subject-details')} rows={3} maxLength={5000} />
        <SubmitRow>
          <Button small>{t('cases.subject-save')}</Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}
