import { permits } from '../../action/permissions.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { MessageBubble } from '../../ui/message-bubble.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { typedIn } from './again.ts'
import type { ReportProps } from './opened.ts'
import { hiddenIn } from './report-forms.ts'

export const ReportMessages = ({ opened: { report, messages }, around }: ReportProps) => {
  const { t, member, memberNames, again } = around
  const mine = again?.form === 'message' ? again : undefined
  return (
    <Card title={t('intake.messages')} id="messages">
      {messages.length === 0 && <p class="hint">{t('intake.messages-none')}</p>}
      {messages.map((message) => (
        <MessageBubble
          t={t}
          from={message.direction === 'in' ? 'reporter' : 'officer'}
          reader="officer"
          at={message.created_at}
          text={message.text}
          author={message.member_id === null ? undefined : memberNames.get(message.member_id)}
          unread={message.direction === 'in' && message.read_at === null}
        >
          {message.kind === 'outcome' && <Tag tone="ok">{t('intake.message-outcome')}</Tag>}
        </MessageBubble>
      ))}
      {permits(member, 'report.message') && (
        <form method="post" action={`/console/reports/${report.id}/message`} id="answer">
          <HiddenFields values={hiddenIn(around)} />
          <TextArea
            t={t}
            // The summary of problems links to #field-text.
            id={mine?.problems.text === undefined ? 'field-message' : 'field-text'}
            name="text"
            label={t('intake.message-label')}
            hint={t('intake.message-hint')}
            rows={4}
            maxLength={5000}
            required
            value={typedIn(mine, 'text')}
            problem={mine?.problems.text}
          />
          <Button small>{t('intake.message-send')}</Button>
        </form>
      )}
    </Card>
  )
}
