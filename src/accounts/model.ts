import { z } from 'zod'
import { roles } from '../action/permissions.ts'
import { requiredLine, shortText } from '../kit/fields.ts'

export const memberStates = ['active', 'disabled'] as const
export const passwordMinimum = 14

/** A session ends after this long without a request, and after this long in any case. */
export const sessionIdle = 60 * 60 * 1000
export const sessionLength = 12 * 60 * 60 * 1000

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

export const SignIn = z.object({
  login: typedLogin.pipe(z.string().min(1, 'required')),
  password: z.string('required').min(1, 'required').max(200, 'too-long'),
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

export const MemberId = z.object({ memberId: z.uuid('invalid-choice') })
export const ResetPassword = z.object({ memberId: z.uuid('invalid-choice'), password: newPassword })
