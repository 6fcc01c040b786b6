import { type Permission, permits } from '../../action/permissions.ts'
import type { WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'

/** For pages that show nothing sealed and so pass no action: the post must allow it all the same. */
export const requirePermission = (c: WebContext, permission: Permission): void => {
  if (!permits(c.var.context.actor, permission)) throw new Refusal('forbidden')
}
