import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { DueClock } from '../../ui/due-clock.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { Split } from '../../ui/split.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { UrgencyTag } from '../../ui/urgency-tag.tsx'
import type { OpenedReferral } from '../actions/open-referral.ts'
import { LetterSubjects } from './letter-subjects.tsx'
import { ReferralActions, type Retry } from './referral-actions.tsx'
import { ReferralItems } from './referral-items.tsx'
import { runningClock } from './referral-list.tsx'
import { ReferralPlight } from './referral-plight.tsx'
import { stepsOf } from './referral-steps.ts'

export interface ReferralViewProps {
  readonly t: Translate
  readonly now: Date
  readonly opened: OpenedReferral
  readonly mayAct: boolean
  readonly hidden: Readonly<Record<string, string>>
  /** What was just done. */
  readonly done?: string | undefined
  readonly problem?: string | undefined
  readonly retry?: Retry | undefined
}

export const ReferralView = (props: ReferralViewProps) => {
  const { t, opened, mayAct, hidden, done, problem, retry } = props
  const { referral, side, letter } = opened
  return (
    <>
      {done && (
        <Notice tone="ok" role="status">
          {done}
        </Notice>
      )}
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <Standing {...props} />
      <Split aside={<Facts {...props} />} asideLabel={t('referrals.facts')}>
        <ReferralPlight t={t} opened={opened} />
        <ReferralActions
          t={t}
          id={referral.id}
          state={referral.state}
          side={side}
          other={side === 'sender' ? letter.to : letter.from}
          mayAct={mayAct}
          hidden={hidden}
          retry={retry}
        />
        <ToFinish t={t} opened={opened} />
        <Answer t={t} opened={opened} />
        {opened.gone && <Notice>{t('referrals.given-back')}</Notice>}
        {!opened.gone && <TheLetter t={t} opened={opened} />}
        <Card title={t('referrals.items')}>
          <ReferralItems t={t} items={opened.items} hidden={hidden} />
        </Card>
        <Card title={t('referrals.timeline')}>
          <Timeline items={stepsOf(t, opened)} />
        </Card>
      </Split>
    </>
  )
}

/** With the result reported, the receiver's own case is what is left to finish. */
const ToFinish = ({ t, opened: { referral, side } }: PartProps) =>
  side === 'receiver' && referral.receiving_case_id !== null && referral.reported_at !== null ? (
    <Notice tone="ok" title={t('referrals.to-finish')}>
      <p>
        <a href={`/console/cases/${referral.receiving_case_id}?reason=case-work#next`}>
          {t('referrals.to-finish-link')}
        </a>
      </p>
    </Notice>
  ) : null

const TheLetter = ({ t, opened: { letter } }: PartProps) => (
  <Card title={t('referrals.letter')}>
    <h3>
      <SafeText text={letter.subject} />
    </h3>
    <h3>{t('referrals.letter-asked')}</h3>
    <p>
      <SafeText text={letter.asked} />
    </p>
    <h3>{t('referrals.letter-summary')}</h3>
    <p>
      <SafeText text={letter.summary} />
    </p>
    <LetterSubjects t={t} subjects={letter.subjects ?? []} />
    {letter.legalBasis !== '' && (
      <>
        <h3>{t('referrals.letter-legal')}</h3>
        <p>
          <SafeText text={letter.legalBasis} />
        </p>
      </>
    )}
    {letter.untold !== undefined && (
      <Notice tone="warn" title={t('referrals.untold')}>
        <p>
          <SafeText text={letter.untold} />
        </p>
      </Notice>
    )}
  </Card>
)

interface PartProps {
  readonly t: Translate
  readonly opened: OpenedReferral
}

const Answer = ({ t, opened: { result, returned } }: PartProps) => (
  <>
    {result && (
      <Card title={`${t('referrals.answer-result')}: ${t(`referrals.result-${result.result}`)}`} tone="ok">
        <p>
          <SafeText text={result.text} />
        </p>
      </Card>
    )}
    {returned && (
      <Card
        title={`${t('referrals.answer-returned')}: ${t(`referrals.return-${returned.reason}`)}`}
        tone="warn"
      >
        <p>
          <SafeText text={returned.text} />
        </p>
      </Card>
    )}
  </>
)

/** How it stands, first on a phone too. */
const Standing = ({ t, now, opened: { referral } }: ReferralViewProps) => {
  const due = runningClock(referral)
  return (
    <p>
      <UrgencyTag t={t} urgency={referral.urgency} />{' '}
      <StateTag state={referral.state} label={t(`referrals.state-${referral.state}`)} />{' '}
      {due && <DueClock t={t} due={due} now={now} />}
    </p>
  )
}

const Facts = ({ t, opened }: ReferralViewProps) => {
  const { referral, side, letter, signer } = opened
  const caseId = side === 'sender' ? referral.case_id : referral.receiving_case_id
  const moment = (at: Date | null) => (at === null ? '–' : formatMoment(at))
  return (
    <>
      <Card title={t('referrals.facts')}>
        <DefinitionList
          items={[
            { term: t('referrals.fact-purpose'), value: t(`referrals.purpose-${referral.purpose}`) },
            { term: t('referrals.fact-from'), value: <SafeText text={letter.from} /> },
            { term: t('referrals.fact-to'), value: <SafeText text={letter.to} /> },
            { term: t('referrals.fact-signer'), value: <SafeText text={signer ?? letter.signer} /> },
            { term: t('referrals.fact-acknowledge'), value: moment(referral.acknowledge_due_at) },
            { term: t('referrals.fact-report'), value: moment(referral.report_due_at) },
          ]}
        />
      </Card>
      <p>
        {caseId !== null && (
          <ButtonLink href={`/console/cases/${caseId}?reason=case-work`} kind="quiet" small>
            {t('referrals.open-case')}
          </ButtonLink>
        )}{' '}
        {!opened.gone && (
          <ButtonLink href={`/console/referrals/${referral.id}/print`} kind="quiet" small>
            {t('referrals.print-link')}
          </ButtonLink>
        )}
      </p>
    </>
  )
}
