import { z } from 'zod'

/** A file as the form or a partner hands it over; what it is, is told from its bytes. */
export const evidenceFileInput = z.object(
  { name: z.string(), bytes: z.instanceof(Uint8Array) },
  { error: 'required' },
)
