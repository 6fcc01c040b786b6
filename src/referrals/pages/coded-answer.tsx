import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'
import { type Option, Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'

export interface CodedAnswerProps {
  readonly t: Translate
  readonly values: Readonly<Record<string, string>>
  readonly problems: Problems
  /** The field of the code, its words and what can be chosen. */
  readonly code: {
    readonly name: string
    readonly label: string
    readonly placeholder: string
    readonly options: readonly Option[]
  }
  /** The words beside it. */
  readonly text: { readonly label: string; readonly rows: number; readonly maxLength: number }
}

/** A code for the figures and words for the other side: what a return and a result have in common. */
export const CodedAnswer = ({ t, values, problems, code, text }: CodedAnswerProps) => (
  <>
    <Select t={t} {...code} value={values[code.name]} problem={problems[code.name]} required />
    <TextArea t={t} name="text" {...text} value={values.text} problem={problems.text} required />
  </>
)
