import { expect, test } from 'vitest'
import { gate } from './parallel.ts'

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

test('lets so many run at once, others in order, and refuses more than may wait', async () => {
  const pass = gate(2, 3)
  let running = 0
  let most = 0
  const order: number[] = []
  const enter = (index: number) =>
    pass(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(index)
      await tick()
      running -= 1
    })
  const all = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => enter(index)))
  expect(all.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected'])
  expect(all[5]).toMatchObject({ reason: { kind: 'unavailable' } })
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]])
  await enter(6)
  expect(order.at(-1)).toBe(6)
})

test('a place that gets free goes to who waits longest, not to who comes by', async () => {
  const pass = gate(1)
  let running = 0
  let most = 0
  const task = async () => {
    running += 1
    most = Math.max(most, running)
    await tick()
    running -= 1
  }
  const first = pass(task)
  const second = pass(task)
  await first.then(() => Promise.all([pass(task), second]))
  expect(most).toBe(1)
})
