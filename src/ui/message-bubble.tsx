import type { Child } from 'hono/jsx'
import { formatMoment } from '../kit/format.ts'
import type { Translate } from '../kit/text.ts'
import { SafeText } from './safe-text.tsx'

export interface MessageBubbleProps {
  readonly t: Translate
  readonly from: 'reporter' | 'officer'
  /** Whose side is reading: their own messages stand on the right. */
  readonly reader: 'reporter' | 'officer'
  readonly at: Date
  readonly text: string
  /** Shown instead of “the person in charge” or “the reporter”. */
  readonly author?: string | undefined
  readonly unread?: boolean | undefined
  /** Attachments, actions. */
  readonly children?: Child
}

export const MessageBubble = ({
  t,
  from,
  reader,
  at,
  text,
  author,
  unread,
  children,
}: MessageBubbleProps) => (
  <article class={from === reader ? 'bubble mine' : 'bubble'}>
    <p class="from">
      <strong>{author ?? (from === reader ? t('ui.from-you') : t(`ui.from-${from}`))}</strong>{' '}
      <time datetime={at.toISOString()}>{formatMoment(at)}</time>
      {unread && <span class="tag warn">{t('ui.unread')}</span>}
    </p>
    <SafeText text={text} />
    {children}
  </article>
)
