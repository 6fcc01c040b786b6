import type { Agency } from '../../agencies/model.ts'
import type { OpenedCase } from '../../cases/actions/open-case.ts'
import type { EvidenceFacts } from '../../cases/model/content.ts'
import { plightWords } from '../../intake/model/plight.ts'
import { formatMoment, groupDigits } from '../../kit/format.ts'
import { linkLine } from '../../kit/link-words.ts'
import type { Translate } from '../../kit/text.ts'
import { type Urgency, urgencies } from '../../kit/urgency.ts'
import type { Clock } from '../../law/model/clock-codes.ts'
import { clockInForce } from '../../law/model/clocks.ts'
import { newToken } from '../../seal/token.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Plight } from '../../ui/plight.tsx'
import type { Problems } from '../../ui/problems.ts'
import { Select } from '../../ui/select.tsx'
import { SubmitRow } from '../../ui/submit-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { purposes } from '../model.ts'
import { agencyGroups } from './agency-groups.ts'

export interface ReferDraft {
  readonly agencyId: string
  readonly purpose: string
  readonly urgency: string
  readonly subject: string
  readonly asked: string
  readonly summary: string
  readonly legalBasis: string
  readonly items: readonly string[]
  readonly subjects: readonly string[]
  readonly tellReporter: string
  readonly untoldReason: string
}

/**
 * What the form starts with: the case's own words and its reports ticked; evidence and names go only when somebody chose
 * them. A crime report must go to the police at once, so agency, purpose and law stand there already, to be changed.
 */
export const draftOf = (
  { row, title, summary, reports }: OpenedCase,
  agencies: readonly Agency[],
  staffed: ReadonlySet<string>,
): ReferDraft => {
  const police = agencies.filter(({ kind }) => kind === 'police')
  const first = police.find(({ id }) => staffed.has(id)) ?? police[0]
  const crime = reports.some(({ report }) => report.legal_nature === 'crime-report')
  return {
    agencyId: crime ? (first?.id ?? '') : '',
    purpose: crime ? 'investigate' : '',
    urgency: row.urgency,
    subject: title,
    asked: '',
    summary,
    legalBasis: crime ? crimeBasis : '',
    items: reports.map(({ report }) => `report:${report.id}`),
    subjects: [],
    tellReporter: 'yes',
    untoldReason: '',
  }
}

// As cited on paper: whoever receives a denunciation passes it on at once.
const crimeBasis = 'khoản 4 Điều 146 Bộ luật Tố tụng hình sự 2015'

export interface ReferFormProps {
  readonly t: Translate
  readonly now: Date
  readonly opened: OpenedCase
  readonly draft: ReferDraft
  readonly agencies: readonly Agency[]
  /** Agencies where somebody can open what arrives. */
  readonly staffed: ReadonlySet<string>
  readonly hidden: Readonly<Record<string, string>>
  readonly problems?: Problems
  /** A refusal that belongs to no field. */
  readonly problem?: string | undefined
}

/** How long the receiver will have, so that the urgency is chosen knowing what it means. */
const clocksOf = (t: Translate, urgency: Urgency, now: Date): string => {
  const span = (clock: Clock | undefined) => (clock ? t(`law.unit-${clock.unit}`, { n: clock.amount }) : '…')
  return t('referrals.clock-for', {
    urgency: `${urgency} ${t(`ui.urgency-${urgency}`)}`,
    acknowledge: span(clockInForce(`acknowledge-${urgency}`, now)),
    report: span(clockInForce(`referral-report-${urgency}`, now)),
  })
}

const evidenceLabel = (t: Translate, facts: EvidenceFacts): string =>
  t('referrals.item-evidence', { name: facts.kind === 'file' ? facts.name : linkLine(facts.url) })

export const ReferForm = ({
  t,
  now,
  opened,
  draft,
  agencies,
  staffed,
  hidden,
  problems = {},
  problem,
}: ReferFormProps) => {
  const { row, reports, evidence } = opened
  const items = [
    ...reports.map(({ report }) => ({
      value: `report:${report.id}`,
      label: t('referrals.item-report', { number: groupDigits(report.locator) }),
      hint: t('referrals.item-received', { at: formatMoment(report.received_at) }),
    })),
    ...evidence.map(({ id, facts, collected_at }) => ({
      value: `evidence:${id}`,
      label: evidenceLabel(t, facts),
      hint: t('referrals.item-collected', { at: formatMoment(collected_at) }),
    })),
  ]
  return (
    <form method="post" action={`/console/cases/${row.id}/refer`} data-once novalidate>
      <ErrorSummary t={t} problems={problems} />
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <HiddenFields values={{ ...hidden, once: newToken() }} />
      <Plights t={t} opened={opened} />
      <Select
        t={t}
        name="agencyId"
        label={t('referrals.field-agency')}
        hint={t('referrals.field-agency-hint')}
        placeholder={t('referrals.field-agency-none')}
        groups={agencyGroups(t, agencies, staffed)}
        value={draft.agencyId}
        problem={problems.agencyId}
        required
      />
      <Select
        t={t}
        name="purpose"
        label={t('referrals.field-purpose')}
        placeholder={t('referrals.field-purpose-none')}
        options={purposes.map((value) => ({ value, label: t(`referrals.purpose-${value}`) }))}
        value={draft.purpose}
        problem={problems.purpose}
        required
      />
      <Select
        t={t}
        name="urgency"
        label={t('referrals.field-urgency')}
        options={urgencies.map((value) => ({ value, label: clocksOf(t, value, now) }))}
        value={draft.urgency}
        problem={problems.urgency}
        required
      />
      <TextField
        t={t}
        name="subject"
        label={t('referrals.field-subject')}
        hint={t('referrals.field-subject-hint')}
        value={draft.subject}
        maxLength={200}
        problem={problems.subject}
        required
      />
      <TextArea
        t={t}
        name="asked"
        label={t('referrals.field-asked')}
        rows={4}
        maxLength={5_000}
        value={draft.asked}
        problem={problems.asked}
        required
      />
      <TextArea
        t={t}
        name="summary"
        label={t('referrals.field-summary')}
        rows={6}
        maxLength={10_000}
        value={draft.summary}
        problem={problems.summary}
        required
      />
      <TextArea
        t={t}
        name="legalBasis"
        label={t('referrals.field-legal')}
        hint={t('referrals.field-legal-hint')}
        rows={2}
        maxLength={2_000}
        value={draft.legalBasis}
        problem={problems.legalBasis}
      />
      {items.length === 0 ? (
        <Notice>{t('referrals.no-items')}</Notice>
      ) : (
        <ChoiceGroup
          t={t}
          type="checkbox"
          name="items"
          label={t('referrals.field-items')}
          hint={t('referrals.field-items-hint')}
          options={items}
          values={draft.items}
          problem={problems.items}
        />
      )}
      <SubjectsGoing t={t} opened={opened} draft={draft} problem={problems.subjects} />
      <Telling t={t} opened={opened} draft={draft} problem={problems.untoldReason} />
      <p class="hint">{t('referrals.send-hint')}</p>
      <SubmitRow>
        <Button>{t('referrals.send')}</Button>
        <ButtonLink href={`/console/cases/${row.id}?reason=case-work`} kind="plain">
          {t('referrals.back-to-case', { number: row.number })}
        </ButtonLink>
      </SubmitRow>
    </form>
  )
}

interface PartProps {
  readonly t: Translate
  readonly opened: OpenedCase
}

/** Consent and danger beside the choice of an agency, not remembered from another page. */
const Plights = ({ t, opened }: PartProps) => (
  <>
    {opened.reports.map(
      ({ letters }) => letters && <Plight words={plightWords(t, letters.plight)} wordless />,
    )}
  </>
)

type AskingProps = PartProps & { readonly draft: ReferDraft; readonly problem: string | undefined }

const SubjectsGoing = ({ t, opened, draft, problem }: AskingProps) => {
  const present = opened.subjects.filter(({ removed_at }) => removed_at === null)
  if (present.length === 0) return null
  return (
    <ChoiceGroup
      t={t}
      type="checkbox"
      name="subjects"
      label={t('referrals.field-subjects')}
      hint={t('referrals.field-subjects-hint')}
      options={present.map(({ id, kind, text }) => ({
        value: id,
        label: `${t(`cases.subject-${kind}`)}: ${text.label}`,
        hint: text.details === '' ? undefined : text.details,
      }))}
      values={draft.subjects}
      problem={problem}
    />
  )
}

/** Only the agency in charge answers to reporters; nobody else is asked. */
const Telling = ({ t, opened, draft, problem }: AskingProps) =>
  opened.reports.some(({ own }) => own) ? (
    <>
      <ChoiceGroup
        t={t}
        type="radio"
        name="tellReporter"
        label={t('referrals.field-tell')}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`referrals.tell-${value}`),
          hint: t(`referrals.tell-${value}-hint`),
        }))}
        values={[draft.tellReporter]}
      />
      <TextField
        t={t}
        name="untoldReason"
        label={t('referrals.field-untold')}
        value={draft.untoldReason}
        maxLength={500}
        problem={problem}
      />
    </>
  ) : null
