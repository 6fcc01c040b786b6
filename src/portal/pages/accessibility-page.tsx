import type { Translate } from '../../kit/text.ts'

export const AccessibilityPage = ({ t }: { readonly t: Translate }) => (
  <div class="prose">
    <h1>{t('portal.accessibility-title')}</h1>
    <p>{t('portal.accessibility-lead')}</p>
    <ul>
      {(['1', '2', '3', '4', '5'] as const).map((point) => (
        <li>{t(`portal.accessibility-${point}`)}</li>
      ))}
    </ul>
    <section>
      <h2>{t('portal.accessibility-limits-title')}</h2>
      <p>{t('portal.accessibility-limits')}</p>
    </section>
  </div>
)
