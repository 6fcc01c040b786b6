import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { speak, type Voice } from '../model/voice.ts'

interface ClosingPageProps {
  readonly t: Translate
  readonly voice: Voice
}

/** After the code is kept: the cookie is gone, the page knows nothing any more. */
export const DonePage = ({ t, voice, dueAt }: ClosingPageProps & { readonly dueAt?: Date | undefined }) => (
  <>
    <h1>{speak(t, voice)('report.done-title')}</h1>
    <p>{t('report.done-text')}</p>
    <p>
      {dueAt === undefined ? t('report.done-back') : t('report.done-back-by', { due: formatMoment(dueAt) })}
    </p>
    <HelpBox t={t}>{t('report.done-worse')}</HelpBox>
    <SubmitRow>
      <ButtonLink href="/follow">{t('ui.nav-follow')}</ButtonLink>
      <ButtonLink href="/" kind="quiet">
        {t('report.done-home')}
      </ButtonLink>
    </SubmitRow>
  </>
)

export const LaterPage = ({ t }: Pick<ClosingPageProps, 't'>) => (
  <>
    <h1>{t('report.later-title')}</h1>
    <p>{t('report.later-text')}</p>
    <HelpBox t={t}>{t('report.done-worse')}</HelpBox>
    <SubmitRow>
      <ButtonLink href="/" kind="quiet">
        {t('report.done-home')}
      </ButtonLink>
    </SubmitRow>
  </>
)

/** The unfinished story is gone: no blame, the hotline, two ways on; and what was typed meanwhile, to copy. */
export const ExpiredPage = ({ t, voice, unsent }: ClosingPageProps & { readonly unsent: string }) => {
  const say = speak(t, voice)
  return (
    <>
      <h1>{t('report.expired-title')}</h1>
      <p>{say('report.expired-text')}</p>
      {unsent !== '' && (
        <TextArea t={t} name="unsent" label={t('report.expired-unsent')} value={unsent} rows={6} />
      )}
      <p>{t('report.expired-code')}</p>
      <SubmitRow>
        <ButtonLink href="/report">{t('report.expired-restart')}</ButtonLink>
        <ButtonLink href="/follow" kind="quiet">
          {t('report.expired-follow')}
        </ButtonLink>
      </SubmitRow>
      <HelpBox t={t} compact />
    </>
  )
}
