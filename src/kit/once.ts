import { createHash } from 'node:crypto'
import { z } from 'zod'
import { optional } from './fields.ts'

/** Hidden field of a form, made when its page is shown: a double tap sends the same one twice. */
export const Once = optional(z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'forged-form'))

/**
 * The id under which a form stores what it says: the same form with the same words has the same id, so a repeat finds its own
 * row (the primary key is the proof). Other words typed into a form that was sent already are something new, never dropped.
 */
export const idOnce = (once: string, ...said: readonly unknown[]): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([once, ...said]))
    .digest()
  // UUID version 8: “of our own making”.
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
