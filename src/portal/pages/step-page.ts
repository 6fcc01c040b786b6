import type { Area } from '../../agencies/model.ts'
import type { DraftAnswers } from '../../intake/model/draft.ts'
import type { FileFacts } from '../../intake/model/files.ts'
import type { Translate } from '../../kit/text.ts'
import type { Problems } from '../../ui/problems.ts'
import type { Values } from '../model/values.ts'
import type { Voice } from '../model/voice.ts'

export type DraftFile = FileFacts & { readonly id: string }

/** What every page of the form is given. */
export interface StepPageProps {
  readonly t: Translate
  readonly voice: Voice
  readonly values: Values
  readonly problems?: Problems | undefined
  /** What went wrong with the whole page rather than with a field. */
  readonly alert?: string | undefined
  readonly formToken: string
  /** Everything told so far, which decides how many pages are left. */
  readonly answers?: DraftAnswers | undefined
  /** Their code has just opened the story. */
  readonly found?: boolean | undefined
  readonly files?: readonly DraftFile[] | undefined
  readonly communes?: readonly Area[] | undefined
}
