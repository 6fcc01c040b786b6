import type { RefusalKind } from './refusal.ts'

/** The one table from refusals to HTTP status codes; exhaustive by type. */
export const refusalStatus = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  unproven: 403,
  'not-found': 404,
  conflict: 409,
  expired: 410,
  'too-large': 413,
  'unsupported-media': 415,
  'slow-down': 429,
  'wrong-code': 403,
  'forged-form': 403,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>
