import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'
import type { Retention } from '../actions/read-retention.ts'

export interface RetentionPageProps {
  readonly t: Translate
  readonly retention: Retention
  readonly numbers: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  readonly memberId: string
  readonly mayPropose: boolean
  readonly mayApprove: boolean
  readonly mayHold: boolean
  readonly hidden: Readonly<Record<string, string>>
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: Problems
  readonly alert?: string | undefined
  readonly done?: string | undefined
}
