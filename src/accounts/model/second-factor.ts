import { z } from 'zod'
import { optional } from '../../kit/fields.ts'
import { replaces } from '../model.ts'

/** Digits as people type them, in groups. */
const digits = z
  .string('required')
  .max(60, 'too-long')
  .transform((text) => text.replace(/[\s.\-–—]/g, ''))
  .pipe(z.string().min(1, 'required').regex(/^\d+$/, 'code-digits'))

export const ConfirmSignIn = z.object({ token: z.string('required'), code: digits, replaces })

export const EnrolSecondFactor = z.object({
  token: z.string('required'),
  /** The sealed secret the page was made with. */
  offered: z
    .string('required')
    .max(400)
    .regex(/^[\w-]+$/, 'invalid-format'),
  code: digits,
})

/** The password or a code; whichever was filled in. */
export const ProveAgain = z
  .object({
    token: z.string('required'),
    password: optional(z.string().max(200, 'too-long')),
    code: optional(digits),
  })
  .refine(({ password, code }) => password !== undefined || code !== undefined, {
    path: ['password'],
    message: 'required',
  })

export const NoInput = z.object({})
