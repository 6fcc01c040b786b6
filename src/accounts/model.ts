import { z } from 'zod'
import { roles } from '../action/permissions.ts'
import { optional, requiredLine, shortText } from '../kit/fields.ts'

export const memberStates = ['active', 'disabled'] as const
export const passwordMinimum = 14

/** A session ends after this long without a request, and after this long in any case. */
export const sessionIdle = 60 * 60 * 1000
export const sessionLength = 12 * 60 * 60 * 1000

/** An account nobody signs in to for this long is disabled; of one that must stay it is said again after a week. */
export const idleAfter = 45 * 24 * 60 * 60 * 1000
export const tellIdleAgainAfter = 7 * 24 * 60 * 60 * 1000

/** Shown names of a login: lower case, digits, dot, dash. */
const login = z
  .string('required')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9.-]{2,39}$/, 'invalid-login')
const newPassword = z.string('required').min(passwordMinimum, 'password-too-short').max(200, 'too-long')

/** A login as it is looked for: what a keyboard or a program slipped in beside the letters goes. */
const typedLogin = shortText(60).transform((text) => text.toLowerCase())

/** The same of anything typed, for counting tries: no two spellings of one login may count apart. */
export const plainLogin = (text: string): string => typedLogin.safeParse(text).data ?? ''

/** The session this browser had until now; a sign-in takes its place. */
export const replaces = optional(z.string().max(60, 'too-long'))

export const SignIn = z.object({
  login: typedLogin.pipe(z.string().min(1, 'required')),
  password: z.string('required').min(1, 'required').max(200, 'too-long'),
  replaces,
})

export const ChangePassword = z
  .object({
    current: z.string('required').min(1, 'required').max(200),
    next: newPassword,
    again: z.string('required'),
  })
  .refine(({ next, again }) => next === again, { path: ['again'], message: 'passwords-differ' })

export const CreateMember = z.object({
  login,
  name: requiredLine(80),
  roles: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.enum(roles)).min(1, 'required'),
  ),
  password: newPassword,
})

/** Whether the calendar has this day: JavaScript takes 31 February for 3 March. */
const isDay = (day: string): boolean => {
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
}

/** A moment as `<input type="datetime-local">` gives it, in the province's time. */
const moment = z
  .string('required')
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'invalid-format')
  .refine((text) => /^20\d\d/.test(text) && isDay(text.slice(0, 10)), 'invalid-format')
  .transform((text) => new Date(`${text.slice(0, 16)}:00+07:00`))
  .refine((at) => !Number.isNaN(at.getTime()), 'invalid-format')

/** Longer ones are slips of the keyboard. */
const shiftAtMost = 14 * 24 * 60 * 60 * 1000

/** From when to when somebody is on duty; both empty takes the shift back. */
export const SetShift = z
  .object({ memberId: z.uuid('invalid-choice'), from: optional(moment), to: optional(moment) })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: 'required',
  })
  .refine(({ from, to }) => !from || !to || (to > from && to.getTime() - from.getTime() <= shiftAtMost), {
    path: ['to'],
    message: 'shift-length',
  })

export const MemberId = z.object({ memberId: z.uuid('invalid-choice') })
export const ResetPassword = z.object({ memberId: z.uuid('invalid-choice'), password: newPassword })
