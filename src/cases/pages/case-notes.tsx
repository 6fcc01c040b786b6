import { formatMoment } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, isWorkable, pathOf } from './case-props.ts'
import { CaseSection } from './case-section.tsx'

export const CaseNotes = (props: CaseProps) => {
  const { t, opened } = props
  const { field } = fieldsOf(props, 'note')
  return (
    <CaseSection done={props.done} id="notes" title={t('cases.notes')}>
      {opened.notes.length === 0 && <p class="hint">{t('cases.notes-none')}</p>}
      {opened.notes.map((note) => (
        <article class="part">
          <p class="hint">
            <strong>{opened.names.get(note.member_id) ?? t('cases.somebody')}</strong>{' '}
            <time datetime={note.created_at.toISOString()}>{formatMoment(note.created_at)}</time>
          </p>
          <SafeText text={note.text} />
        </article>
      ))}
      {isWorkable(props) && (
        <CaseForm {...props} action={pathOf(props, 'notes')}>
          <TextArea {...field('text')} label={t('cases.note-label')} rows={3} maxLength={10000} />
          <Button small>{t('cases.note-add')}</Button>
        </CaseForm>
      )}
    </CaseSection>
  )
}
