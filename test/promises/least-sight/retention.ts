import type { Door } from './door.ts'
import { own as ownDoor, refused as refusedDoor } from './door.ts'
import { closed, own, refused, reporter, type Stance } from './stance.ts'

const machine = 'scheduled work, or the operator at the machine'
const province = 'how long the province keeps its data is the same for all; counts are one’s own agency’s'

const aPeriod = '01890000-0000-7000-8000-000000000000'
const period = () => ({
  class: 'report',
  months: '36',
  document: 'Quyết định 1/QĐ-UBND',
  article: '',
  validFrom: '2099-01-01',
})
const hold = (number: string) => ({ number, reason: 'court', document: 'Công văn 1/TA' })
const request = () => ({ kind: 'access', person: 'Người hỏi', contact: '', text: 'Muốn xem.', locator: '' })

export const retentionActions: Readonly<Record<string, Stance>> = {
  'retention/readRetention': own(province, { page: () => ({}) }),
  'retention/proposePeriod': refused(period),
  'retention/decidePeriod': refused(() => ({ periodId: aPeriod, move: 'approve' })),
  'retention/placeHold': refused(({ locator }) => hold(locator), {
    'their case': ({ caseNumber }) => hold(caseNumber),
  }),
  'retention/releaseHold': refused(({ holdId }) => ({ holdId })),
  'retention/eraseDue': closed(machine),
  'retention/forgetFiles': closed(machine),
  'retention/writeTableAnew': closed(machine),
  'retention/noteRewritten': closed(machine),
  'retention/findRewritable': closed(machine),
  'retention/forecast': closed(machine),
  'retention/reapplyTombstones': closed(machine),
  'retention/askRights': reporter('of one’s own report, by its receipt', {
    own: () => ({ kind: 'access', text: '' }),
  }),
  'retention/readOwnRights': reporter('of one’s own report, by its receipt', { own: () => ({}) }),
  'retention/withdrawRights': reporter('of one’s own report, by its receipt', {
    theirs: ({ requestId }) => ({ requestId }),
  }),
  'retention/enterRights': own('a request to one’s own agency', {
    new: request,
    'about their report': ({ locator }) => ({ ...request(), locator }),
  }),
  'retention/listRights': own('requests to one’s own agency', { list: () => ({}) }),
  'retention/openRights': refused(({ requestId }) => ({ requestId })),
  'retention/acknowledgeRights': refused(({ requestId }) => ({ requestId })),
  'retention/extendRights': refused(({ requestId }) => ({ requestId, reason: 'complex' })),
  'retention/decideRights': refused(({ requestId }) => ({ requestId, outcome: 'grant' })),
  'retention/finishRights': refused(({ requestId }) => ({ requestId })),
}

const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const text = (values: object): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(values))

export const retentionRoutes: Readonly<Record<string, Door>> = {
  'GET /console/retention': ownDoor(province, { clean: ['/console/retention'] }),
  'POST /console/retention/propose': ownDoor(`${province}; only the province’s agency proposes`, {
    asked: { propose: () => ({ fields: text(period()) }) },
  }),
  'POST /console/retention/decide': ownDoor(`${province}; only the province’s agency decides`, {
    asked: { approve: () => ({ fields: { periodId: aPeriod, move: 'approve' } }) },
  }),
  'POST /console/retention/hold': refusedDoor({
    'their report': ({ locator }) => ({ fields: text(hold(locator)) }),
    'their case': ({ caseNumber }) => ({ fields: text(hold(caseNumber)) }),
  }),
  'POST /console/retention/release': refusedDoor({ release: ({ holdId }) => ({ fields: { holdId } }) }),
  'GET /console/rights': ownDoor('requests to one’s own agency', { clean: ['/console/rights'] }),
  'POST /console/rights': ownDoor('a request to one’s own agency', {
    asked: { new: () => ({ fields: text(request()) }) },
  }),
  [`GET /console/rights/${id}`]: refusedDoor({ open: ({ requestId }) => ({ params: { id: requestId } }) }),
  [`POST /console/rights/${id}/acknowledge`]: refusedDoor({
    acknowledge: ({ requestId }) => ({ params: { id: requestId } }),
  }),
  [`POST /console/rights/${id}/extend`]: refusedDoor({
    extend: ({ requestId }) => ({ params: { id: requestId }, fields: { reason: 'complex' } }),
  }),
  [`POST /console/rights/${id}/decide`]: refusedDoor({
    grant: ({ requestId }) => ({ params: { id: requestId }, fields: { outcome: 'grant' } }),
  }),
  [`POST /console/rights/${id}/finish`]: refusedDoor({
    finish: ({ requestId }) => ({ params: { id: requestId } }),
  }),
}
