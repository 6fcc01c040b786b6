import { formTokenField } from '../../action/web.ts'
import type { Reporter } from '../../intake/model/words.ts'
import { newToken } from '../../seal/token.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { Details } from '../../ui/details.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { all } from '../model/values.ts'
import { speak } from '../model/voice.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepPageProps } from './step-page.ts'

export interface StartPageProps extends StepPageProps {
  /** Chosen on the home page, so that the next pages need not ask again. */
  readonly reporter?: Reporter | undefined
  /** Where an unfinished story goes on. */
  readonly unfinished?: string | undefined
}

/** Safety before anything else. */
export const StartPage = ({ reporter, unfinished, ...props }: StartPageProps) => {
  const { t, voice, values, problems, formToken } = props
  const say = speak(t, voice)
  return (
    <>
      {unfinished && (
        <Notice title={say('report.going-title')}>
          <p>{t('report.going-text')}</p>
          <form class="actions" method="post" action="/report/restart">
            <HiddenFields values={{ [formTokenField]: formToken }} />
            <ButtonLink href={unfinished} small>
              {t('report.going-on')}
            </ButtonLink>
            <Button kind="quiet" small>
              {t('report.restart')}
            </Button>
          </form>
        </Notice>
      )}
      <StepFrame
        {...props}
        step="safe"
        action="/report"
        title={say('report.start-title')}
        hint={say('report.start-hint')}
        nextLabel={t('report.start-next')}
        hidden={{ once: newToken(), ...(reporter === undefined ? {} : { reporter }) }}
      >
        <ChoiceGroup
          t={t}
          type="radio"
          name="safeNow"
          values={all(values, 'safeNow')}
          problem={problems?.safeNow}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({
            value,
            label: say(`report.safe-${value}`),
          }))}
        />
        <Details summary={t('report.watched-title')}>
          <ul>
            <li>{t('report.watched-exit')}</li>
            <li>{t('report.watched-private')}</li>
            <li>
              {t('report.watched-history')} <a href="/privacy#history">{t('report.watched-history-link')}</a>
            </li>
            <li>{t('report.watched-later')}</li>
          </ul>
        </Details>
      </StepFrame>
    </>
  )
}
