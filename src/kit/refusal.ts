/** Every way Khiên says no. A new kind must be mapped to HTTP in `kit/refusal-http.ts`, or it does not compile. */
export const refusalKinds = [
  'malformed',
  'invalid',
  'unauthenticated',
  'forbidden',
  'unproven',
  'not-found',
  'conflict',
  'expired',
  'too-large',
  'unsupported-media',
  'slow-down',
  'wrong-code',
  'forged-form',
  'unavailable',
] as const

export type RefusalKind = (typeof refusalKinds)[number]

/** Field name → key of a text in `locales/<lang>/errors.json` (without the `errors.` prefix). */
export type FieldProblems = Readonly<Record<string, string>>

/**
 * A refusal is expected and safe to show; anything else thrown is a bug and becomes a 500 with an incident id.
 * `reason` is a key in errors.json, never free text, so that no sealed content can leak through a message.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly reason: string
  readonly fields: FieldProblems

  constructor(kind: RefusalKind, reason: string = kind, fields: FieldProblems = {}) {
    super(`${kind}: ${reason}`)
    this.name = 'Refusal'
    this.kind = kind
    this.reason = reason
    this.fields = fields
  }
}
