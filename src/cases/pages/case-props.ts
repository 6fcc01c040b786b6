import type { Child } from 'hono/jsx'
import type { Permission } from '../../action/permissions.ts'
import type { Area } from '../../agencies/model.ts'
import type { Category } from '../../intake/store/categories.ts'
import type { OpenedCase } from '../actions/open-case.ts'
import type { FormPlace } from './case-form.tsx'

export interface Colleague {
  readonly id: string
  readonly name: string
}

/** What every part of the case view is given. */
export interface CaseProps extends FormPlace {
  readonly now: Date
  readonly opened: OpenedCase
  readonly memberId: string
  /** What was just done, in words, and the section that says so. */
  readonly done?:
    | { readonly text: string; readonly tone: 'ok' | 'danger'; readonly section: string }
    | undefined
  /** What other rooms show beside the case: the letters it went out with or came in by. */
  readonly beside?: Child
  readonly may: (permission: Permission) => boolean
  readonly categories: readonly Category[]
  readonly areas: readonly Area[]
  /** Who can be put in charge, and who can be given a task. */
  readonly officers: readonly Colleague[]
  readonly colleagues: readonly Colleague[]
}

export const pathOf = ({ opened }: Pick<CaseProps, 'opened'>, rest: string): string =>
  `/console/cases/${opened.row.id}/${rest}`

/** Whether things may still be added. */
export const isWorkable = ({ opened, may }: Pick<CaseProps, 'opened' | 'may'>): boolean =>
  opened.row.state !== 'closed' && may('case.work')
