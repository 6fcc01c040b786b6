import type { Translate } from '../../kit/text.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Verdict } from '../actions/read-evidence.ts'

export interface EvidenceVerdictProps {
  readonly t: Translate
  readonly verdict: Verdict
  readonly intact: boolean
  /** Said when content was asked for and is withheld. */
  readonly withheld?: boolean | undefined
  readonly back: string
}

/** What a check of evidence found, for agencies without the case, and when the content is withheld. */
export const EvidenceVerdict = ({ t, verdict, intact, withheld = false, back }: EvidenceVerdictProps) => (
  <>
    <Notice tone={intact ? 'ok' : 'danger'} role="status">
      <p>{t(intact ? 'cases.done-intact' : 'cases.done-altered')}</p>
      {withheld && <p>{t('cases.evidence-altered')}</p>}
    </Notice>
    <Card>
      <ul class="checks">
        {(['sealed', 'content', 'ledger'] as const).map((part) => (
          <li>
            {t(`cases.verdict-${part}`)}{' '}
            <Tag tone={verdict[part] ? 'ok' : 'danger'}>
              {t(verdict[part] ? 'cases.verdict-yes' : 'cases.verdict-no')}
            </Tag>
          </li>
        ))}
      </ul>
    </Card>
    <p>
      <a href={back}>‹ {t('cases.to-case')}</a>
    </p>
  </>
)
