import type { WebContext } from '../../action/web.ts'
import { Refusal } from '../../kit/refusal.ts'
import { ruleName } from '../model/life/inputs.ts'

/** The rule in the address; anything that is no rule's name is not found. */
export const ruleIdOf = (c: WebContext): string => {
  const { data } = ruleName.safeParse(c.req.param('id'))
  if (data === undefined) throw new Refusal('not-found')
  return data
}
