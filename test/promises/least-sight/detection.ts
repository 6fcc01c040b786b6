import { newId } from '../../../src/kit/random.ts'
import { someKey } from './actions-intake.ts'
import { asks, type Door, own as ownDoor, refused as refusedDoor } from './door.ts'
import { closed, own, type Stance } from './stance.ts'

const shared = 'rules speak for the whole house and hold no words of a report'
const sharedLists = 'lists of sites speak for the whole house and hold no words of a report'
const noList = '01890000-0000-7000-8000-000000000000'
/** A list under a name nobody took. */
const aList = () => ({ name: `Danh sách ${newId()}`, source: 'Công an tỉnh', kind: 'harmful' })
const banks = 'known pictures are the whole house’s, and hold nothing of a report'
const machine = 'scheduled work, or a worker'
const nobody = { ruleId: 'no-such-rule', version: 1 }

/** A rule as somebody writes it, under a name nobody took. */
const yaml = (): string => `id: r${newId().slice(0, 8)}\nlabel: grooming\n`
const version = (): unknown => nobody

/** A list of one hash under a name nobody took. */
const bankFile = () => ({
  name: newId(),
  source: 'thử',
  file: Buffer.from(newId().replaceAll('-', '').repeat(2)),
})

export const detectionActions: Readonly<Record<string, Stance>> = {
  'detection/addLink': own(sharedLists, {
    'no such list': () => ({ listId: noList, host: 'abc.top' }),
  }),
  'detection/addLinkList': own(sharedLists, { new: () => aList() }),
  'detection/assessText': closed('a partner system with an API key'),
  'detection/endLink': own(sharedLists, { 'no such list': () => ({ listId: noList, host: 'abc.top' }) }),
  'detection/finishBacktest': closed(machine),
  'detection/importLinks': own(sharedLists, {
    'no such list': () => ({ listId: noList, lines: 'abc.top' }),
  }),
  'detection/importSamples': own(shared, { line: () => ({ source: 'trang', lines: '{"text":"Tin"}' }) }),
  'detection/importBank': own(banks, { list: () => bankFile() }),
  'detection/judgeRule': own(shared, {
    pick: ({ reportId }) => ({ ruleId: 'no-such-rule', pickId: reportId, verdict: 'right' }),
  }),
  'detection/noteProgress': closed(machine),
  'detection/passRule': own(shared, { version }),
  'detection/pauseRule': own(shared, { version }),
  'detection/putRuleLive': own(shared, { version: () => ({ ...nobody, dailyQuota: 10 }) }),
  'detection/retireRule': own(shared, { version }),
  'detection/saveRule': own(shared, { new: () => ({ yaml: yaml() }) }),
  'detection/shadowRule': own(shared, { version }),
  'detection/startBacktest': own(shared, { version }),
  'detection/sweepMarks': closed(machine),
  'detection/turnBank': own(banks, { switch: () => ({ bankId: newId(), on: 'off' }) }),
  'detection/turnHouseRule': own(shared, { switch: () => ({ ruleId: 'no-such-rule', on: 'off' }) }),
  'detection/turnPicture': own(banks, {
    switch: () => ({ bankId: newId(), hash: 'f'.repeat(64), on: 'off', why: 'Vô hại.' }),
  }),
}

const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const at = { id: 'no-such-rule' }
const move = (name: string, fields: Readonly<Record<string, string>> = { version: '1', dailyQuota: '10' }) =>
  [`POST /console/rules/:id/${name}`, refusedDoor({ 'no such rule': asks(at, fields) })] as const

export const detectionRoutes: Readonly<Record<string, Door>> = {
  'GET /console/rules': ownDoor(`${shared}; counts are one’s own agency’s`, { same: ['/console/rules'] }),
  'GET /console/rules/accuracy': ownDoor('decisions of one’s own agency', {
    same: ['/console/rules/accuracy', '/console/rules/accuracy?since=2026-01-01'],
  }),
  'GET /console/rules/accuracy/export': ownDoor('an empty form', {
    same: ['/console/rules/accuracy/export'],
  }),
  'POST /console/rules/accuracy/export': ownDoor('decisions of one’s own agency, sealed', {
    asked: { since: asks({}, { since: '2026-01-01', recipient: someKey, reason: 'retrain' }) },
  }),
  'GET /console/rules/new': ownDoor('an empty form', { same: ['/console/rules/new'] }),
  'POST /console/rules/new': ownDoor(shared, {
    asked: { draft: () => ({ fields: { as: 'yaml', yaml: yaml(), do: 'draft' } }) },
  }),
  'GET /console/rules/links': ownDoor(sharedLists, { same: ['/console/rules/links'] }),
  'POST /console/rules/links': ownDoor(sharedLists, { asked: { new: () => ({ fields: aList() }) } }),
  'GET /console/rules/links/:list': refusedDoor({ 'no such list': asks({ list: noList }) }),
  ...Object.fromEntries(
    ['add', 'import', 'end'].map((name) => [
      `POST /console/rules/links/:list/${name}`,
      refusedDoor({ 'no such list': asks({ list: noList }, { host: 'abc.top', lines: 'abc.top' }) }),
    ]),
  ),
  'GET /console/rules/samples': ownDoor(shared, { same: ['/console/rules/samples'] }),
  'POST /console/rules/samples': ownDoor(shared, {
    asked: { line: asks({}, { source: 'trang', lines: '{"text":"Tin"}' }) },
  }),
  'GET /console/rules/banks': ownDoor(banks, { clean: ['/console/rules/banks'] }),
  'POST /console/rules/banks': ownDoor(banks, {
    asked: {
      list: () => ({
        fields: { name: newId(), source: 'thử' },
        file: { name: 'a.csv', bytes: bankFile().file },
      }),
    },
  }),
  [`GET /console/rules/banks/${id}`]: refusedDoor({ 'no such list': asks({ id: newId() }) }),
  [`POST /console/rules/banks/${id}/switch`]: refusedDoor({
    'no such list': asks({ id: newId() }, { on: 'off' }),
  }),
  [`POST /console/rules/banks/${id}/pictures`]: refusedDoor({
    'no such list': asks({ id: newId() }, { hash: 'f'.repeat(64), on: 'on' }),
  }),
  'GET /console/rules/:id': refusedDoor({ 'no such rule': asks(at) }),
  'GET /console/rules/:id/edit': refusedDoor({ 'no such rule': asks(at) }),
  ...Object.fromEntries([
    ...['check', 'backtest', 'shadow', 'live', 'pause', 'retire'].map((name) => move(name)),
    move('switch', { on: 'off' }),
    move('judge', { pickId: newId(), verdict: 'right', version: '1' }),
    move('edit', { as: 'yaml', yaml: 'label: grooming', do: 'draft' }),
  ]),
}
