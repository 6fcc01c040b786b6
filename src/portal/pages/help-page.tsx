import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'

const numbers = ['111', '113', '115'] as const

export const HelpPage = ({ t }: { readonly t: Translate }) => (
  <>
    <h1>{t('portal.help-title')}</h1>
    <p>{t('portal.help-lead')}</p>
    <div class="numbers">
      {numbers.map((number) => (
        <div class="card">
          <a class="number" href={`tel:${number}`} aria-label={`${number} ${t(`portal.help-${number}`)}`}>
            {number}
          </a>
          <div>
            <h2>{t(`portal.help-${number}`)}</h2>
            <p>{t(`portal.help-${number}-text`)}</p>
          </div>
        </div>
      ))}
    </div>
    <Card title={t('portal.help-say-title')} tone="ok">
      <ul>
        {(['1', '2', '3'] as const).map((line) => (
          <li>{t(`portal.help-say-${line}`)}</li>
        ))}
      </ul>
    </Card>
    <div class="submit-row">
      <ButtonLink href="/report" kind="quiet">
        {t('portal.help-tell')}
      </ButtonLink>
    </div>
  </>
)
