import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Card } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { ShownLink } from '../../ui/shown-link.tsx'
import type { ReportProps } from './opened.ts'
import { categoryNames, placeName, reporterWords } from './report-words.ts'

/** Their words first, then what they ticked. */
export const ReportStory = ({ opened: { content, reading }, around: { t } }: ReportProps) => (
  <Card title={t('intake.story')} id="story">
    {content.narrative === '' ? (
      <p class="hint">{t('intake.story-none')}</p>
    ) : (
      <div class="story">
        <MarkedText text={content.narrative} marks={reading?.findings ?? []} />
      </div>
    )}
    {content.happened.length > 0 && (
      <>
        <h3>{t('intake.ticked')}</h3>
        <ul>
          {content.happened.map((code) => (
            <li>{t.of(`report.happened-${code}`)}</li>
          ))}
        </ul>
      </>
    )}
  </Card>
)

export const ReportWhere = ({ opened: { content, report }, around: { t, areas } }: ReportProps) => {
  const typed = (term: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [{ term, value: <SafeText text={text} /> }]
  return (
    <Card title={t('intake.facts')}>
      <DefinitionList
        items={[
          { term: t('intake.fact-area'), value: placeName(t, report.area_code, areas) },
          ...(content.setting === undefined
            ? []
            : [{ term: t('intake.fact-setting'), value: t(`intake.setting-${content.setting}`) }]),
          ...typed(t('intake.fact-place'), content.place),
          ...typed(t('intake.fact-when'), content.occurredAt),
          ...typed(t('intake.fact-platform'), content.platform),
          ...typed(t('intake.fact-account'), content.account),
          ...(content.urls.length === 0
            ? []
            : [{ term: t('intake.fact-links'), value: <Links t={t} urls={content.urls} /> }]),
        ]}
      />
      {content.urls.length > 0 && <p class="hint">{t('intake.links-warning')}</p>}
    </Card>
  )
}

const Links = ({ t, urls }: { readonly t: Translate; readonly urls: readonly string[] }) => (
  <ul class="links">
    {urls.map((url) => (
      <li>
        <ShownLink t={t} url={url} />
      </li>
    ))}
  </ul>
)

/** What is known in clear, beside the story. */
export const ReportClear = ({ opened: { report }, around: { t, categories } }: ReportProps) => {
  const moment = (term: string, at: Date | null) => (at === null ? [] : [{ term, value: formatMoment(at) }])
  return (
    <DefinitionList
      items={[
        { term: t('intake.fact-reporter'), value: reporterWords(t, report) },
        { term: t('intake.fact-channel'), value: t(`intake.channel-${report.channel}`) },
        { term: t('intake.fact-language'), value: t(`intake.language-${report.locale}`) },
        {
          term: t('intake.fact-nature'),
          value:
            report.legal_nature === null
              ? t('intake.nature-none')
              : t(`intake.nature-${report.legal_nature}`),
        },
        {
          term: t('intake.fact-categories'),
          value: categoryNames(t, report.categories, categories).join(' · '),
        },
        ...moment(t('intake.fact-opened'), report.opened_at),
        ...moment(t('intake.fact-decided'), report.decided_at),
        ...moment(t('intake.fact-informed'), report.informed_at),
      ]}
    />
  )
}
