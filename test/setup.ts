import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// Deadlines must not depend on where the process runs; tests run in UTC, the province in +07:00.
process.env.TZ = 'UTC'

let spies: readonly MockInstance[] = []

beforeEach(() => {
  spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
})

afterEach(() => {
  const said = spies.flatMap((spy) => spy.mock.calls)
  for (const spy of spies) spy.mockRestore()
  expect(said, 'console.error or console.warn was called').toEqual([])
})
