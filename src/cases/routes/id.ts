import type { WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'

export const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id in the address; anything else is not found. */
export const idOf = (c: WebContext): string => {
  const id = c.req.param('id') ?? ''
  if (!idShape.test(id)) throw new Refusal('not-found')
  return id
}
