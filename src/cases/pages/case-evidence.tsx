import { openingReasons } from '../../intake/model/words.ts'
import { formatMoment, formatNumber } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { Details } from '../../ui/details.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Select } from '../../ui/select.tsx'
import { ShownLink } from '../../ui/shown-link.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { AddEvidence, AddLink } from './case-evidence-forms.tsx'
import { CaseForm, fieldsOf } from './case-form.tsx'
import { type CaseProps, isWorkable } from './case-props.ts'
import { CaseSection, Done } from './case-section.tsx'

type Evidence = CaseProps['opened']['evidence'][number]
type EvidenceProps = CaseProps & { readonly evidence: Evidence }

export const CaseEvidence = (props: CaseProps) => {
  const { t, opened } = props
  return (
    <CaseSection done={props.done} id="evidence" title={t('cases.evidence')}>
      <p class="hint">{t('cases.evidence-note')}</p>
      {opened.evidence.length === 0 && <p class="hint">{t('cases.evidence-none')}</p>}
      {opened.evidence.map((evidence) => (
        <OneEvidence {...props} evidence={evidence} />
      ))}
      {isWorkable(props) && <AddEvidence {...props} />}
      {isWorkable(props) && <AddLink {...props} />}
    </CaseSection>
  )
}

const OneEvidence = (props: EvidenceProps) => {
  const { t, evidence } = props
  const { facts } = evidence
  return (
    <section class="part" id={`evidence-${evidence.id}`}>
      <h3>{facts.kind === 'file' ? <bdi>{facts.name}</bdi> : t('cases.evidence-link-title')}</h3>
      <DefinitionList items={[...contentItems(props), ...commonItems(props)]} />
      <Custody {...props} />
      <Done done={props.done} section={`evidence-${evidence.id}`} />
      <Handling {...props} />
    </section>
  )
}

const contentItems = ({ t, evidence }: EvidenceProps) => {
  const { facts } = evidence
  const description =
    facts.description === ''
      ? []
      : [{ term: t('cases.evidence-description'), value: <SafeText text={facts.description} /> }]
  if (facts.kind === 'link')
    return [
      {
        term: t('cases.evidence-url'),
        value: (
          <>
            <ShownLink t={t} url={facts.url} /> <span class="hint">{t('cases.evidence-safe-url')}</span>
          </>
        ),
      },
      { term: t('cases.evidence-seen'), value: facts.seenAt },
      ...description,
    ]
  return [
    ...description,
    {
      term: t('cases.evidence-type'),
      value: `${facts.type} · ${t('cases.evidence-size', { size: formatNumber(facts.size / 1024, t.locale) })}`,
    },
    { term: t('cases.evidence-content-hash'), value: <code>{facts.sha256}</code> },
  ]
}

const commonItems = ({ t, opened, evidence }: EvidenceProps) => [
  {
    term: t(evidence.kind === 'file' ? 'cases.evidence-sealed-hash' : 'cases.evidence-record-hash'),
    value: <code>{evidence.sealed_sha256}</code>,
  },
  {
    term: t('cases.evidence-source'),
    value: `${t(`cases.source-${evidence.source}`)} · ${formatMoment(evidence.collected_at)} · ${opened.names.get(evidence.collected_by) ?? t('cases.somebody')}`,
  },
]

const Custody = ({ t, opened, evidence }: EvidenceProps) => {
  const altered = evidence.custody.some((link) => link.sealed_sha256 !== evidence.sealed_sha256)
  return (
    <Details summary={t('cases.custody', { n: evidence.custody.length })} open={altered}>
      <Timeline
        items={evidence.custody.map((link) => {
          const matches = link.sealed_sha256 === evidence.sealed_sha256
          const name = opened.names.get(link.member_id) ?? t('cases.somebody')
          const agency =
            link.agency_id === opened.row.agency_id ? undefined : opened.agencies.get(link.agency_id)
          return {
            at: link.at,
            title: t(`cases.custody-${link.act}`),
            by: agency === undefined ? name : t('cases.of-agency', { name, agency }),
            tone: matches ? ('ok' as const) : ('danger' as const),
            body: matches ? (
              t('cases.custody-match')
            ) : (
              <Tag tone="danger">
                {t('cases.custody-mismatch', { hash: link.sealed_sha256.slice(0, 16) })}
              </Tag>
            ),
          }
        })}
      />
    </Details>
  )
}

const Handling = (props: EvidenceProps) => {
  const { t, may, evidence } = props
  const { field } = fieldsOf(props, `export-${evidence.id}`)
  const path = `/console/evidence/${evidence.id}`
  return (
    <>
      <CaseForm {...props} action={`${path}/verify`}>
        <SubmitRow>
          <Button small kind="quiet">
            {t('cases.evidence-verify')}
          </Button>
          {evidence.kind === 'file' && (
            <ButtonLink href={`${path}/file?reason=case-work`} kind="quiet" small>
              {t('cases.evidence-view')}
            </ButtonLink>
          )}
        </SubmitRow>
      </CaseForm>
      {evidence.kind === 'file' && may('case.work') && (
        <Details summary={t('cases.evidence-export')}>
          <CaseForm {...props} action={`${path}/export`}>
            <Select
              {...field('reason', 'case-work')}
              label={t('cases.evidence-reason')}
              options={openingReasons.map((value) => ({ value, label: t.of(`intake.why-${value}`) }))}
            />
            <SubmitRow>
              <Button small kind="quiet">
                {t('cases.evidence-export')}
              </Button>
            </SubmitRow>
          </CaseForm>
        </Details>
      )}
    </>
  )
}
