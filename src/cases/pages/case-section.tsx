import type { Child } from 'hono/jsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Tone } from '../../ui/tone.ts'
import type { CaseProps } from './case-props.ts'

/** Says what was done where it was done: the reader returns to that place of a long page. */
export const Done = ({ done, section }: Pick<CaseProps, 'done'> & { readonly section: string }) =>
  done?.section === section ? (
    <Notice tone={done.tone} role="status">
      {done.text}
    </Notice>
  ) : null

interface CaseSectionProps extends Pick<CaseProps, 'done'> {
  readonly id: string
  readonly title?: string
  readonly tone?: Tone | undefined
  readonly children?: Child
}

export const CaseSection = ({ done, id, title, tone, children }: CaseSectionProps) => (
  <Card id={id} title={title} tone={tone}>
    <Done done={done} section={id} />
    {children}
  </Card>
)
