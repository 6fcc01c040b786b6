import { fileMaxBytes, filesPerReport } from '../../intake/model/files.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { speak } from '../model/voice.ts'
import { FileList } from './file-list.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

/** What file choosers offer; what is taken is decided by the first bytes. */
export const offeredTypes = 'image/*,audio/*,video/*,.pdf'

export const FilesPage = (props: StepPageProps) => {
  const { t, voice, problems, files = [] } = props
  const say = speak(t, voice)
  return (
    <StepFrame
      {...props}
      step="files"
      title={t('report.files-title')}
      hint={t('report.files-hint')}
      multipart
    >
      <Notice tone="danger" title={t('report.files-never-title')}>
        <p>{say('report.files-never')}</p>
      </Notice>
      {files.length > 0 && (
        <>
          <h2>{t('report.files-added', { count: files.length })}</h2>
          <FileList
            files={files.map(({ name, id }) => ({
              name,
              end: (
                <Button kind="plain" small name="remove" value={id} skipsChecks>
                  {t('report.files-remove')}
                  <span class="visually-hidden"> {name}</span>
                </Button>
              ),
            }))}
          />
        </>
      )}
      {files.length < filesPerReport && (
        <>
          <FileField
            t={t}
            name="files"
            label={t('report.files-label')}
            hint={t('report.files-limits', { count: filesPerReport, size: fileMaxBytes / 1024 / 1024 })}
            problem={problems?.files}
            accept={offeredTypes}
            multiple
          />
          <Button kind="quiet" small name="go" value="add">
            {t('report.files-add')}
          </Button>
        </>
      )}
    </StepFrame>
  )
}
