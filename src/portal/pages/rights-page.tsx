import { formTokenField } from '../../action/web.ts'
import type { Reporter } from '../../intake/model/words.ts'
import { formatDay, formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import type { readOwnRights } from '../../retention/actions/ask-rights.ts'
import { rightsKinds } from '../../retention/model/rights.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { speak, voiceOf } from '../model/voice.ts'

type OwnRequest = Awaited<ReturnType<typeof readOwnRights.run>>['requests'][number]

export interface RightsPageProps {
  readonly t: Translate
  readonly reporter: Reporter
  readonly formToken: string
  readonly once: string
  readonly requests: readonly OwnRequest[]
  readonly typed?: { readonly kind: string; readonly text: string }
  readonly done?: boolean
  readonly problems?: Problems
  readonly alert?: string | undefined
}

/** What a reporter may ask about their own data, and how each stands. */
export const RightsPage = (props: RightsPageProps) => {
  const { t, reporter, formToken, once, requests, typed, done, problems = {}, alert } = props
  const voice = voiceOf(reporter)
  const say = speak(t, voice)
  const token = { [formTokenField]: formToken }
  return (
    <>
      <h1>{voice === 'child' ? t('retention.own-title') : t('retention.own-title-adult')}</h1>
      {done && (
        <Notice tone="ok" role="status">
          <p>{t('retention.own-sent')}</p>
        </Notice>
      )}
      <ErrorSummary t={t} problems={problems} />
      {alert && (
        <Notice tone="warn" role="alert">
          <p>{alert}</p>
        </Notice>
      )}
      {requests.length > 0 && (
        <>
          <h2>{t('retention.own-list')}</h2>
          {requests.map((one) => (
            <Asked t={t} request={one} token={token} />
          ))}
        </>
      )}
      <form method="post" action="/follow/mailbox/rights" data-once novalidate>
        <HiddenFields values={{ ...token, once }} />
        <p>{say('retention.own-lead')}</p>
        <ChoiceGroup
          t={t}
          type="radio"
          name="kind"
          label={t('retention.own-kind')}
          options={rightsKinds.map((kind) => ({
            value: kind,
            label: t(`retention.own-kind-${kind}`),
            hint: kind === 'erasure' ? t('retention.own-erasure-note') : undefined,
          }))}
          values={typed === undefined ? [] : [typed.kind]}
          problem={problems.kind}
        />
        <TextArea
          t={t}
          name="text"
          label={t('retention.own-text')}
          value={typed?.text}
          problem={problems.text}
          rows={3}
          maxLength={2_000}
        />
        <Button>{t('retention.own-send')}</Button>
      </form>
      <p>
        <a href="/follow/mailbox">{t('retention.own-back')}</a>
      </p>
    </>
  )
}

const Asked = ({
  t,
  request,
  token,
}: {
  readonly t: Translate
  readonly request: OwnRequest
  readonly token: Readonly<Record<string, string>>
}) => {
  const { state, kind, refusal_reason: refused, extension_reason: extended } = request
  const waits = state === 'received' || state === 'acknowledged'
  return (
    <Card title={t(`retention.own-kind-${kind}`)}>
      <p>
        {t(`retention.own-state-${state}`, {
          answer: formatDay(request.answerDue),
          due: formatDay(request.carryOutDue),
          why: refused === null ? '' : t(`retention.own-why-${refused}`),
        })}
      </p>
      {extended !== null && waits && (
        <p>{t('retention.own-extended', { why: t(`retention.own-why-${extended}`) })}</p>
      )}
      {waits && (request.answerLate || request.carryOutLate) && <p>{t('retention.own-late')}</p>}
      <p class="hint">{formatMoment(request.received_at)}</p>
      {waits && (
        <form method="post" action="/follow/mailbox/rights/withdraw">
          <HiddenFields values={{ ...token, requestId: request.id }} />
          <Button kind="quiet" small>
            {t('retention.own-withdraw')}
          </Button>
        </form>
      )}
    </Card>
  )
}
