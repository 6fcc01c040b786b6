import type { Child } from 'hono/jsx'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { Problems } from '../../ui/problems.ts'
import { SubmitRow } from '../../ui/submit-row.tsx'
import {
  movesOf,
  type ReferralMove,
  type ReferralState,
  results,
  returnReasons,
  type Side,
} from '../model.ts'
import { CodedAnswer } from './coded-answer.tsx'

/** What was typed before a refusal, and what is wrong with it. */
export interface Retry {
  readonly move: string
  readonly values: Readonly<Record<string, string>>
  readonly problems: Problems
}

export interface ReferralActionsProps {
  readonly t: Translate
  readonly id: string
  readonly state: ReferralState
  readonly side: Side
  /** The agency on the other side. */
  readonly other: string
  readonly mayAct: boolean
  readonly hidden: Readonly<Record<string, string>>
  readonly retry?: Retry | undefined
}

/** Who is waited for, in each state, as either side reads it. */
const waiting = {
  drafted: 'wait-nothing',
  sent: 'wait-acknowledge',
  delivered: 'wait-answer',
  accepted: 'wait-work',
  in_progress: 'wait-work',
  reported: 'wait-close',
  returned: 'wait-returned',
  closed: 'wait-nothing',
} as const satisfies Readonly<Record<ReferralState, string>>

export const ReferralActions = (props: ReferralActionsProps) => {
  const { t, state, side, other, mayAct } = props
  const moves = movesOf(state, side)
  if (moves.length === 0)
    return (
      <Card title={t('referrals.now')}>
        <p>{t(`referrals.${waiting[state]}`, { agency: other })}</p>
      </Card>
    )
  return (
    <Card title={t('referrals.now')} tone={mayAct ? 'warn' : undefined}>
      {mayAct ? moves.map((name) => <MoveForm {...props} name={name} />) : <p>{t('referrals.may-not')}</p>}
    </Card>
  )
}

interface MoveFormProps extends ReferralActionsProps {
  readonly name: ReferralMove
}

const MoveForm = (props: MoveFormProps) => {
  switch (props.name) {
    case 'return':
      return <ReturnForm {...props} />
    case 'report':
      return <ReportForm {...props} />
    case 'send':
      return null
    default:
      return <PlainMove {...props} name={props.name} />
  }
}

const shortcuts = { acknowledge: 'a', accept: 'a', start: 'a', close: 'a' } as const

const PlainMove = ({ t, id, name, hidden }: MoveFormProps & { readonly name: keyof typeof shortcuts }) => (
  <form method="post" action={`/console/referrals/${id}/${name}`} data-once novalidate>
    <HiddenFields values={hidden} />
    <p class="hint">{t(`referrals.hint-${name}`)}</p>
    <SubmitRow>
      <Button shortcut={shortcuts[name]}>{t(`referrals.do-${name}`)}</Button>
    </SubmitRow>
  </form>
)

const retryOf = ({ name, retry }: MoveFormProps): Pick<Retry, 'values' | 'problems'> =>
  retry?.move === name ? retry : { values: {}, problems: {} }

const ReturnForm = (props: MoveFormProps) => {
  const { t, retry } = props
  return (
    <Details
      summary={`${t('referrals.do-return')}: ${t('referrals.hint-return')}`}
      open={retry?.move === 'return'}
    >
      <AnswerForm {...props} submit={<Button kind="quiet">{t('referrals.do-return')}</Button>}>
        <CodedAnswer
          t={t}
          {...retryOf(props)}
          code={{
            name: 'reason',
            label: t('referrals.field-return-reason'),
            placeholder: t('referrals.field-return-reason-none'),
            options: returnReasons.map((value) => ({ value, label: t(`referrals.return-${value}`) })),
          }}
          text={{ label: t('referrals.field-return-text'), rows: 4, maxLength: 5_000 }}
        />
      </AnswerForm>
    </Details>
  )
}

const ReportForm = (props: MoveFormProps) => {
  const { t } = props
  return (
    <AnswerForm {...props} submit={<Button>{t('referrals.do-report')}</Button>}>
      <CodedAnswer
        t={t}
        {...retryOf(props)}
        code={{
          name: 'result',
          label: t('referrals.field-result'),
          placeholder: t('referrals.field-result-none'),
          options: results.map((value) => ({ value, label: t(`referrals.result-${value}`) })),
        }}
        text={{ label: t('referrals.field-result-text'), rows: 5, maxLength: 10_000 }}
      />
    </AnswerForm>
  )
}

const AnswerForm = (props: MoveFormProps & { readonly submit: Child; readonly children?: Child }) => (
  <form method="post" action={`/console/referrals/${props.id}/${props.name}`} data-once novalidate>
    <ErrorSummary t={props.t} problems={retryOf(props).problems} />
    <HiddenFields values={props.hidden} />
    {props.children}
    <SubmitRow>{props.submit}</SubmitRow>
  </form>
)
