import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { CardGrid } from '../../ui/card-grid.tsx'
import { HelpBox } from '../../ui/help-box.tsx'
import { Hero } from '../../ui/hero.tsx'

const ways = [
  { text: 'way-child', href: '/report?who=child' },
  { text: 'way-parent', href: '/report?who=parent' },
  { text: 'way-professional', href: '/report?who=teacher' },
] as const

/** The same for everybody, so that the app may keep it in memory: nothing of a visitor, nothing from the database. */
export const HomePage = ({ t }: { readonly t: Translate }) => (
  <>
    <Hero
      title={t('portal.hero-title')}
      lead={t('portal.hero-lead')}
      actions={
        <>
          <ButtonLink href="/report">{t('portal.hero-tell')}</ButtonLink>
          <ButtonLink href="/follow" kind="quiet">
            {t('portal.hero-code')}
          </ButtonLink>
        </>
      }
      aside={<HelpBox t={t} />}
    />
    <section aria-labelledby="next">
      <h2 id="next">{t('portal.next-title')}</h2>
      <ol class="next-steps">
        {(['1', '2', '3'] as const).map((step) => (
          <li>
            <h3>{t(`portal.next-${step}`)}</h3>
            <p>{t(`portal.next-${step}-text`)}</p>
          </li>
        ))}
      </ol>
    </section>
    <section aria-labelledby="ways">
      <h2 id="ways">{t('portal.ways-title')}</h2>
      <CardGrid>
        {ways.map(({ text, href }) => (
          <Card title={t(`portal.${text}`)} href={href} level={3}>
            <p>{t(`portal.${text}-text`)}</p>
          </Card>
        ))}
      </CardGrid>
    </section>
    <p class="promise">
      {t('portal.promise')} <a href="/privacy">{t('portal.promise-link')}</a>
    </p>
  </>
)
