import { formTokenField } from '../../action/web.ts'
import { fileMaxBytes, filesPerReport } from '../../intake/model/files.ts'
import type { Told } from '../../intake/store/told.ts'
import { formatMoment, groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { MessageBubble } from '../../ui/message-bubble.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Problems } from '../../ui/problems.ts'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { milestones, type ReportProgress, saidKey, stateTones } from '../model/report-progress.ts'
import { speak, voiceOf } from '../model/voice.ts'
import { CallNow } from './call-now.tsx'
import { FileList } from './file-list.tsx'
import { offeredTypes } from './files-page.tsx'

export interface MailboxPageProps {
  readonly t: Translate
  readonly now: Date
  readonly formToken: string
  /** Made when the page is shown: the same form sent twice is one message. */
  readonly once: string
  readonly report: ReportProgress & { readonly locator: string }
  readonly messages: readonly {
    readonly direction: 'in' | 'out'
    readonly kind: 'message' | 'outcome'
    readonly text: string
    readonly created_at: Date
    readonly read_at: Date | null
  }[]
  readonly files: readonly { readonly name: string; readonly created_at: Date }[]
  /** Which agencies know of it. */
  readonly told: readonly Told[]
  readonly done?: 'sent' | 'files-sent' | undefined
  readonly typed?: string | undefined
  readonly problems?: Problems
  readonly alert?: string | undefined
}

/** The reporter's side of a report: where it stands, what was said, what to add. */
export const MailboxPage = (props: MailboxPageProps) => {
  const { t, now, formToken, once, report, messages, files, told, done, typed, problems = {}, alert } = props
  const voice = voiceOf(report.reporter)
  const say = speak(t, voice)
  const authorOf = (direction: 'in' | 'out', kind: 'message' | 'outcome') =>
    direction === 'in' ? t(`report.You-${voice}`) : kind === 'outcome' ? t('mailbox.outcome') : undefined
  const sent = (what: 'sent' | 'files-sent') =>
    done === what && (
      <Notice tone="ok" role="status">
        <p>{t(`mailbox.${what}`)}</p>
      </Notice>
    )
  const token = { [formTokenField]: formToken }
  return (
    <>
      <h1>{voice === 'child' ? t('mailbox.title') : t('mailbox.title-adult')}</h1>
      <p class="hint">{t('mailbox.locator', { locator: groupDigits(report.locator) })}</p>
      <ErrorSummary t={t} problems={problems} />
      {alert && (
        <Notice tone="warn" role="alert">
          <p>{alert}</p>
        </Notice>
      )}
      <section class="card">
        <Tag tone={stateTones[report.state]}>{t(`mailbox.state-${report.state}`)}</Tag>
        <p>{say(saidKey(report, now), { due: formatMoment(report.due_at) })}</p>
        <Timeline
          items={milestones(report, told).map(({ key, at }) => ({
            at,
            title: say(key),
            tone: 'ok' as const,
          }))}
        />
      </section>

      <h2 id="messages">{t('mailbox.messages')}</h2>
      {messages.length === 0 && (
        <Empty title={t('mailbox.no-messages')}>
          <p>{t('mailbox.no-messages-text')}</p>
        </Empty>
      )}
      {messages.map(({ direction, kind, text, created_at, read_at }) => (
        <MessageBubble
          t={t}
          from={direction === 'in' ? 'reporter' : 'officer'}
          reader="reporter"
          author={authorOf(direction, kind)}
          at={created_at}
          text={text}
          unread={direction === 'out' && read_at === null}
        />
      ))}
      {sent('sent')}
      <form method="post" action="/follow/mailbox/message" data-once novalidate>
        <HiddenFields values={{ ...token, once }} />
        <TextArea
          t={t}
          name="text"
          label={t('mailbox.answer-label')}
          value={typed}
          problem={problems.text}
          rows={4}
          maxLength={5_000}
        />
        <Button>{t('mailbox.answer-send')}</Button>
      </form>

      <h2 id="files">{t('mailbox.files-title')}</h2>
      {files.length === 0 ? (
        <p class="hint">{t('mailbox.files-none')}</p>
      ) : (
        <FileList
          files={files.map(({ name, created_at }) => ({
            name,
            end: <span class="hint">{t('mailbox.files-at', { at: formatMoment(created_at) })}</span>,
          }))}
        />
      )}
      {sent('files-sent')}
      <Details summary={t('mailbox.files-more')} open={problems.files !== undefined}>
        <form method="post" action="/follow/mailbox/files" enctype="multipart/form-data" data-once>
          <HiddenFields values={token} />
          <Notice tone="danger" title={t('report.files-never-title')}>
            <p>{say('report.files-never')}</p>
          </Notice>
          <FileField
            t={t}
            name="files"
            label={t('mailbox.files-label')}
            hint={t('report.files-limits', { count: filesPerReport, size: fileMaxBytes / 1024 / 1024 })}
            problem={problems.files}
            accept={offeredTypes}
            multiple
          />
          <Button kind="quiet">{t('mailbox.files-send')}</Button>
        </form>
      </Details>

      <p>
        <a href="/follow/mailbox/rights">{t('retention.own-link')}</a>
      </p>
      <form class="leave" method="post" action="/follow/leave">
        <HiddenFields values={token} />
        <Button kind="quiet">{t('mailbox.leave')}</Button>
        <p class="hint">{t('mailbox.leave-hint')}</p>
      </form>
      <CallNow t={t} voice={voice} />
    </>
  )
}
