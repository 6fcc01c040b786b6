import type { Translate } from '../../kit/text.ts'
import type { Oversight } from '../actions/open-oversight.ts'

export interface OversightPageProps {
  readonly t: Translate
  readonly now: Date
  readonly figures: Oversight
  readonly agency: string
  readonly mayUrge: boolean
  readonly hidden: Readonly<Record<string, string>>
  readonly acted: boolean
  readonly problem?: string | undefined
}
