import { narrativeMax } from '../../intake/model/content.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { one } from '../model/values.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const WordsPage = (props: StepPageProps) => {
  const { t, voice, values, problems } = props
  const child = voice === 'child'
  return (
    <StepFrame
      {...props}
      step="words"
      title={child ? t('report.words-title') : t('report.words-adult-title')}
      hint={child ? t('report.words-hint') : t('report.words-adult-hint')}
    >
      <Notice tone="ok">
        <p>{child ? t('report.no-blame') : t('report.no-blame-adult')}</p>
      </Notice>
      <TextArea
        t={t}
        name="narrative"
        label={child ? t('report.words-label') : t('report.words-adult-label')}
        value={one(values, 'narrative')}
        problem={problems?.narrative}
        rows={8}
        maxLength={narrativeMax}
      />
    </StepFrame>
  )
}
