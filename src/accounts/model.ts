import { z } from 'zod'
import { roles } from '../action/permissions.ts'
import { requiredLine } from '../kit/fields.ts'

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

export const SignIn = z.object({
  login: z.string('required').trim().toLowerCase().min(1, 'required').max(60, 'too-long'),
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
