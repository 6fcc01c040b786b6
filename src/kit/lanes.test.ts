import { expect, test } from 'vitest'
import { fairGate, type Lane, onLane } from './lanes.ts'

const lane = (key: string, rank: Lane['rank'] = 'usual'): Lane => ({ key, rank })

/** Holds every task until it is let go, and keeps the order in which they began. */
const stage = (width: number, longest: number) => {
  const gate = fairGate({ width, longest: { first: longest, usual: longest } })
  const began: string[] = []
  const ends: (() => void)[] = []
  const enter = (name: string, whose: Lane) =>
    onLane(whose, () =>
      gate(async () => {
        began.push(name)
        await new Promise<void>((end) => ends.push(end))
        return name
      }),
    )
  const letOne = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { gate, began, enter, letOne }
}

test('serves lanes by turns: a flood waits behind itself, a neighbour waits for one turn', async () => {
  const { began, enter, letOne } = stage(1, 100)
  const all = [1, 2, 3, 4].map((n) => enter(`flood ${n}`, lane('flood')))
  all.push(enter('child', lane('school')))
  for (let n = 0; n < 5; n += 1) await letOne()
  await Promise.all(all)
  expect(began).toEqual(['flood 1', 'flood 2', 'child', 'flood 3', 'flood 4'])
})

test('what goes first overtakes, and one place is never taken by the rest', async () => {
  const { began, enter, letOne } = stage(2, 100)
  const all = ['a', 'b', 'c'].map((key) => enter(key, lane(key)))
  expect(began).toEqual(['a'])
  all.push(enter('sent', lane('d', 'first')), enter('sent too', lane('e', 'first')))
  expect(began).toEqual(['a', 'sent'])
  for (let n = 0; n < 5; n += 1) await letOne()
  await Promise.all(all)
  expect(began.indexOf('sent too')).toBe(2)
})

test('full, the longest lane gives up its newest; who is alone in a lane never does', async () => {
  const { gate, enter, letOne } = stage(1, 3)
  const settled = (one: Promise<string>) => one.catch((problem: { kind: string }) => problem.kind)
  const flood = [1, 2, 3, 4].map((n) => settled(enter(`flood ${n}`, lane('flood'))))
  expect(gate.waiting()).toBe(3)
  const child = settled(enter('child', lane('school')))
  const extra = settled(enter('flood 5', lane('flood')))
  for (let n = 0; n < 6; n += 1) await letOne()
  expect(await Promise.all([...flood, child, extra])).toEqual([
    'flood 1',
    'flood 2',
    'flood 3',
    'unavailable',
    'child',
    'unavailable',
  ])
})

test('full of usual work, what goes first still finds a place', async () => {
  const { enter, letOne } = stage(1, 2)
  const settled = (one: Promise<string>) => one.catch((problem: { kind: string }) => problem.kind)
  const all = ['a', 'b', 'c'].map((key) => settled(enter(key, lane(key))))
  all.push(settled(enter('sent', lane('d', 'first'))))
  for (let n = 0; n < 4; n += 1) await letOne()
  expect(await Promise.all(all)).not.toContain('unavailable')
  expect(await all.at(-1)).toBe('sent')
})
