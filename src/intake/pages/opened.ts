import type { Member } from '../../action/permissions.ts'
import type { Agency, Area } from '../../agencies/model.ts'
import type { Names } from '../../audit/model/ledger-words.ts'
import type { Exposure } from '../../audit/store.ts'
import type { Translate } from '../../kit/text.ts'
import type { openReport } from '../actions/open-report.ts'
import type { OpeningReason } from '../model/words.ts'
import type { Category } from '../store/categories.ts'
import type { Again } from './again.ts'

export type Opened = Awaited<ReturnType<(typeof openReport)['run']>>

/** What is known around an opened report: the words for its codes and who looks at it. */
export interface Around {
  readonly t: Translate
  readonly now: Date
  readonly member: Member
  readonly formToken: string
  /** Why it is open; travels with every form so that the page can be shown again. */
  readonly reason: OpeningReason
  readonly categories: readonly Category[]
  readonly areas: readonly Area[]
  readonly agencies: readonly Agency[]
  readonly agencyNames: Names
  readonly memberNames: Names
  readonly exposure: Exposure
  readonly again?: Again | undefined
  /** Whether the triage form starts with what the machine suggests. */
  readonly suggested?: boolean | undefined
  readonly done?: 'triage' | 'message' | 'lock' | undefined
}

export interface ReportProps {
  readonly opened: Opened
  readonly around: Around
}
