import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Wait } from '../model/ticket.ts'

export interface WaitingPageProps {
  readonly t: Translate
  /** Where the form was going, with the place that is kept. */
  readonly action: string
  /** What it carried. */
  readonly fields: Readonly<Record<string, string>>
  readonly seconds: Wait
  /** What a browser with JavaScript finds out meanwhile, as JSON; it then goes on by itself. */
  readonly work: string
}

/**
 * Many are sending: the place is kept, the words too, the hotlines are here. The button comes when the time has come, by the style
 * sheet alone, so that nobody presses too early and nothing is sent by an address.
 */
export const WaitingPage = ({ t, action, fields, seconds, work }: WaitingPageProps) => (
  <>
    <h1>{t('crowd.title')}</h1>
    <p>{t('crowd.kept', { n: seconds })}</p>
    <form class={`wait wait-${seconds}`} method="post" action={action} data-work={work}>
      <HiddenFields values={fields} />
      <span class="wait-bar" aria-hidden="true" />
      <Notice role="status">
        <p data-wait-words data-working={t('crowd.working')}>
          {t('crowd.button-comes')}
        </p>
      </Notice>
      <div class="wait-go">
        <Button>{t('crowd.go-on')}</Button>
      </div>
    </form>
    <HelpBox t={t}>{t('crowd.call')}</HelpBox>
  </>
)
