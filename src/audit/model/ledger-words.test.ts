import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { textsOf, translate } from '../../kit/text.ts'
import {
  agenciesInReasons,
  membersIn,
  whatWasDone,
  whichObject,
  whoActed,
  whyItWasDone,
} from './ledger-words.ts'

const t = translate('vi')
const id = '0f2a91b4-0000-4000-8000-000000000001'
const entry = { actor_kind: 'member', actor_id: id, action: 'report.open', reason: 'triage', outcome: 'done' }
const names = { agencies: new Map([[id, 'Công an']]), members: new Map([[id, 'Lan']]) }

describe('an entry in words', () => {
  it('names the officer, never a reporter', () => {
    expect(whoActed(t, entry, names.members)).toBe('Lan')
    expect(whoActed(t, entry, new Map())).toBe('Cán bộ')
    expect(whoActed(t, { ...entry, actor_kind: 'reporter', actor_id: null }, names.members)).toBe('Người báo')
  })

  it('tells every part of a reason, and what it does not know as it stands', () => {
    const why = (reason: string | null) => whyItWasDone(t, { ...entry, reason }, names)
    expect(why('P1 crime-report')).toBe('P1 · tố giác, tin báo tội phạm')
    expect(why(`agency:${id}`)).toBe('Công an')
    expect(why(`member:${id}`)).toBe('Lan')
    expect(why('something-new')).toBe('something-new')
    expect(why(null)).toBeUndefined()
    expect(whatWasDone(t, { ...entry, action: 'new.thing', outcome: 'refused' })).toBe(
      'new.thing (bị từ chối)',
    )
  })

  it('knows whose names to look up', () => {
    expect(agenciesInReasons([{ ...entry, reason: `agency:${id}` }])).toEqual([id])
    expect(membersIn([{ ...entry, actor_id: 'a', reason: `member:${id}` }])).toEqual(['a', id])
    expect(whichObject(t, `report:${id}`)).toBe('Báo cáo 0f2a91b4')
  })
})

it('has words in both languages for every action of the house', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const actions = globSync('*/actions/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(`${root}${file}`, 'utf8').matchAll(/\bname: '([a-z-]+\.[a-z-]+)'/g)])
    .map(([, name]) => `act-${name}`)
  expect(actions.length).toBeGreaterThan(40)
  for (const locale of ['vi', 'en'] as const)
    expect(actions.filter((key) => textsOf(locale).accounts?.[key] === undefined)).toEqual([])
})
