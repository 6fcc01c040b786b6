import { mayTell, safeContacts } from '../../intake/model/words.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { all, one } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export const TellPage = (props: StepPageProps) => {
  const { t, voice, values, problems } = props
  const say = speak(t, voice)
  return (
    <StepFrame {...props} step="tell" title={t('report.tell-title')} hint={say('report.tell-hint')}>
      <ChoiceGroup
        t={t}
        type="checkbox"
        name="mayTell"
        values={all(values, 'mayTell')}
        problem={problems?.mayTell}
        options={mayTell.map((value) => ({ value, label: say(`report.tell-${value}`) }))}
      />
      <Notice tone="warn" title={t('report.exception-title')}>
        <p>{say('report.exception')}</p>
      </Notice>
      <ChoiceGroup
        t={t}
        type="checkbox"
        name="contactWays"
        label={say('report.ways')}
        values={all(values, 'contactWays')}
        problem={problems?.contactWays}
        options={safeContacts.map((value) => ({ value, label: t(`report.way-${value}`) }))}
      />
      <TextArea
        t={t}
        name="contact"
        label={t('report.contact')}
        hint={say('report.contact-hint')}
        value={one(values, 'contact')}
        problem={problems?.contact}
        rows={2}
        maxLength={500}
      />
    </StepFrame>
  )
}
