import { formTokenField } from '../../action/web.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { RuleFields } from './rule-fields.tsx'
import { TrySentence } from './try-sentence.tsx'
import type { WriteRuleProps } from './write-props.ts'

/** Where a rule is written: fields for everybody, the text behind them for experts. One form, so nothing typed is lost. */
export const WriteRule = (props: WriteRuleProps) => {
  const { t, formToken, ruleId, as, yaml, problems, note } = props
  return (
    <>
      <p>
        <a href={ruleId === undefined ? '/console/rules' : `/console/rules/${ruleId}`}>
          ‹ {ruleId ?? t('detection.tab-rules')}
        </a>
      </p>
      <ErrorSummary t={t} problems={problems} />
      {note && (
        <Notice tone="warn" role="status">
          {note}
        </Notice>
      )}
      <form
        method="post"
        action={ruleId === undefined ? '/console/rules/new' : `/console/rules/${ruleId}/edit`}
        novalidate
      >
        <HiddenFields values={{ [formTokenField]: formToken, as }} />
        {as === 'form' ? (
          <RuleFields {...props} />
        ) : (
          <TextArea
            t={t}
            name="yaml"
            label={t('detection.yaml')}
            hint={t('detection.yaml-hint')}
            value={yaml}
            problem={problems.yaml}
            rows={28}
          />
        )}
        <TrySentence {...props} />
        <SubmitRow>
          <Button name="do" value="check">
            {t('detection.save-check')}
          </Button>
          <Button name="do" value="draft" kind="quiet">
            {t('detection.save-draft')}
          </Button>
          <Button name="do" value={as === 'form' ? 'to-yaml' : 'to-form'} kind="plain">
            {t(as === 'form' ? 'detection.to-yaml' : 'detection.to-form')}
          </Button>
        </SubmitRow>
      </form>
      <Concepts {...props} />
    </>
  )
}

const Concepts = ({ t, lexicon }: WriteRuleProps) => (
  <Details summary={t('detection.concepts')}>
    <p class="hint">{t('detection.concepts-hint')}</p>
    <dl class="facts">
      {Object.entries(lexicon).map(([name, { vi, en }]) => (
        <div>
          <dt>
            <code>@{name}</code>
          </dt>
          <dd>{t.locale === 'en' ? en : vi}</dd>
        </div>
      ))}
    </dl>
  </Details>
)
