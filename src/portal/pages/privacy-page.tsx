import type { TextKey, Translate } from '../../kit/text.ts'

interface Section {
  readonly id: string
  readonly title: TextKey
  readonly paragraph?: TextKey
  readonly points?: readonly TextKey[]
}

const sections: readonly Section[] = [
  {
    id: 'not',
    title: 'portal.privacy-not-title',
    points: ['portal.privacy-not-1', 'portal.privacy-not-2', 'portal.privacy-not-3'],
  },
  { id: 'cookie', title: 'portal.privacy-cookie-title', paragraph: 'portal.privacy-cookie' },
  {
    id: 'keep',
    title: 'portal.privacy-keep-title',
    points: ['portal.privacy-keep-1', 'portal.privacy-keep-2', 'portal.privacy-keep-3'],
  },
  {
    id: 'who',
    title: 'portal.privacy-who-title',
    points: ['portal.privacy-who-1', 'portal.privacy-who-2', 'portal.privacy-who-3'],
  },
  { id: 'danger', title: 'portal.privacy-danger-title', paragraph: 'portal.privacy-danger' },
  {
    id: 'limits',
    title: 'portal.privacy-limits-title',
    points: ['portal.privacy-limits-1', 'portal.privacy-limits-2', 'portal.privacy-limits-3'],
  },
  {
    id: 'history',
    title: 'portal.privacy-history-title',
    points: ['portal.privacy-history-1', 'portal.privacy-history-2', 'portal.privacy-history-3'],
  },
]

/** What we keep, what we do not, and what we cannot promise. A change of behaviour must change this page. */
export const PrivacyPage = ({ t }: { readonly t: Translate }) => (
  <div class="prose">
    <h1>{t('portal.privacy-title')}</h1>
    <p>{t('portal.privacy-lead')}</p>
    {sections.map(({ id, title, paragraph, points }) => (
      <section id={id}>
        <h2>{t(title)}</h2>
        {paragraph && <p>{t(paragraph)}</p>}
        {points && (
          <ul>
            {points.map((point) => (
              <li>{t(point)}</li>
            ))}
          </ul>
        )}
      </section>
    ))}
  </div>
)
