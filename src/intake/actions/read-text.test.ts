import { expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { assessInMemory } from './read-text.ts'

const house = testHouse()

test('a fault of the engine costs no report: it stays unassessed', async () => {
  const broken = () => Promise.reject(new Error('weights are damaged'))
  const { assessment, firings } = await assessInMemory(house().database.db, 'cứu em với', new Date(), broken)
  expect(assessment).toEqual({ status: 'not-assessed' })
  expect(firings).toEqual([])
})

test('what is kept in clear names no word and no place of the text', async () => {
  const text = 'em mấy tuổi rồi, đừng nói với mẹ nha'
  const { assessment } = await assessInMemory(house().database.db, text, new Date())
  expect(assessment).toMatchObject({ status: 'assessed', labels: ['grooming'] })
  expect(Object.keys(assessment).toSorted()).toEqual(['labels', 'model', 'scores', 'status', 'urgency'])
})
