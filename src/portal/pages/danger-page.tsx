import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { speak, type Voice } from '../model/voice.ts'

export interface DangerPageProps {
  readonly t: Translate
  readonly voice: Voice
  readonly goOn: string
}

/** Not safe now: the telephone first, and still a way on for those who cannot speak. */
export const DangerPage = ({ t, voice, goOn }: DangerPageProps) => {
  const say = speak(t, voice)
  return (
    <>
      <h1>{say('report.danger-title')}</h1>
      <p>{say('report.danger-lead')}</p>
      <div class="call-buttons">
        {(['111', '113'] as const).map((number) => (
          <div>
            <ButtonLink href={`tel:${number}`} kind="danger">
              {t(`report.danger-${number}`)}
            </ButtonLink>
            <p>{t(`report.danger-${number}-what`)}</p>
          </div>
        ))}
      </div>
      <Card title={t('report.danger-else-title')} tone="warn">
        <ul>
          {(['1', '2', '3'] as const).map((line) => (
            <li>{say(`report.danger-else-${line}`)}</li>
          ))}
        </ul>
      </Card>
      <div class="submit-row">
        <ButtonLink href={goOn} kind="quiet">
          {t('report.danger-on')}
        </ButtonLink>
      </div>
      <p class="hint">{t('report.danger-on-hint')}</p>
    </>
  )
}
