import type { Child } from 'hono/jsx'
import { formTokenField } from '../../action/web.ts'
import type { Translate } from '../../kit/text.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { problemWords } from './case-words.ts'

/** A form that was sent back: which one, what was typed, and what is wrong with it. */
export interface Sent {
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  /** Field → key of the problem. */
  readonly fields: Readonly<Record<string, string>>
  readonly reason: string
}

export interface FormPlace {
  readonly t: Translate
  readonly formToken: string
  readonly sent?: Sent | undefined
}

/** The attributes of a field of one form among many on a page: its own id, what was typed, its problem. */
export const fieldsOf = ({ t, sent }: FormPlace, form: string) => {
  const mine = sent?.form === form ? sent : undefined
  return {
    /** Whether this form came back; a folded one is opened. */
    open: mine !== undefined,
    field: (name: string, initial?: string) => {
      const key = mine?.fields[name]
      return {
        t,
        name,
        id: `field-${form}-${name}`,
        value: mine === undefined ? initial : (mine.values[name] ?? ''),
        problem: key === undefined ? undefined : problemWords(t, key),
      }
    },
  }
}

export interface CaseFormProps extends FormPlace {
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly upload?: boolean | undefined
  readonly children?: Child
}

export const CaseForm = ({ formToken, action, hidden = {}, upload = false, children }: CaseFormProps) => (
  // The server's own sentences are Vietnamese and stand beside the field; a browser's bubbles follow its language.
  <form method="post" action={action} enctype={upload ? 'multipart/form-data' : undefined} novalidate>
    <HiddenFields values={{ [formTokenField]: formToken, ...hidden }} />
    {children}
  </form>
)
