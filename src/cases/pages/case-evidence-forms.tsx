import { Button } from '../../ui/button.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, pathOf } from './case-props.ts'

export const AddEvidence = (props: CaseProps) => {
  const { t } = props
  const { field, open } = fieldsOf(props, 'evidence')
  const { value: _, ...file } = field('files')
  return (
    <Details summary={t('cases.evidence-add')} open={open}>
      <Notice tone="danger">{t('cases.evidence-warning')}</Notice>
      <CaseForm {...props} action={pathOf(props, 'evidence')} upload>
        <FileField {...file} label={t('cases.evidence-file')} hint={t('cases.evidence-file-hint')} required />
        <TextField {...field('description')} label={t('cases.evidence-description-label')} maxLength={500} />
        <SubmitRow>
          <Button small>{t('cases.evidence-save')}</Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}

export const AddLink = (props: CaseProps) => {
  const { t } = props
  const { field, open } = fieldsOf(props, 'link')
  return (
    <Details summary={t('cases.link-add')} open={open}>
      <CaseForm {...props} action={pathOf(props, 'links')}>
        <TextField {...field('url')} type="url" label={t('cases.link-url')} maxLength={2000} required />
        <DateTimeField {...field('seenAt')} label={t('cases.link-seen')} required />
        <TextArea
          {...field('description')}
          label={t('cases.link-description')}
          hint={t('cases.link-description-hint')}
          rows={3}
          maxLength={2000}
          required
        />
        <SubmitRow>
          <Button small>{t('cases.link-save')}</Button>
        </SubmitRow>
      </CaseForm>
    </Details>
  )
}
