import { tellRefusal, untold } from '../../action/refused.ts'
import type { WebContext } from '../../action/web.ts'

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const inPath = new RegExp(`^/console/(reports|cases|referrals|evidence)/(${id})(?:/|$)`, 'i')
const inQuery = new RegExp(`^${id}$`, 'i')
const kinds: Readonly<Record<string, string>> = {
  reports: 'report',
  cases: 'case',
  referrals: 'referral',
  evidence: 'evidence',
}

const objectOf = (c: WebContext): string | undefined => {
  const [, folder = '', found = ''] = inPath.exec(c.req.path) ?? []
  const kind = kinds[folder]
  if (kind !== undefined) return `${kind}:${found.toLowerCase()}`
  const report = c.req.query('report') ?? ''
  return inQuery.test(report) ? `report:${report.toLowerCase()}` : undefined
}

/** The words of a path, ids left out: `page:reports/export`. */
const pageOf = (c: WebContext): string => {
  const [, , ...rest] = c.req.path.split('/')
  return `page:${rest.filter((part) => /^[a-z][a-z-]{1,30}$/.test(part)).join('/')}`
}

/**
 * Some pages look before any action runs. Whoever they turn away from a thing named by id leaves an entry all the same,
 * and so does whose post may not see a whole page.
 */
export const tellRefusedPage = async (c: WebContext, problem: unknown): Promise<void> => {
  const refusal = untold(problem)
  if (refusal === undefined || c.get('member') === undefined) return
  const object = objectOf(c) ?? (refusal.kind === 'forbidden' ? pageOf(c) : undefined)
  if (object !== undefined) await tellRefusal(c.var.context, refusal, { action: 'page.open', object })
}
