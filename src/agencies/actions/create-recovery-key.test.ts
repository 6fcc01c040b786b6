import { expect, test } from 'vitest'
import { testHouse } from '../../../test/house.ts'
import { perform } from '../../action/perform.ts'
import { recoveryRecipient } from '../store/grants.ts'
import { createRecoveryKey } from './create-recovery-key.ts'

const house = testHouse()

test('a second recovery key is refused until somebody says that it replaces the first', async () => {
  const { db } = house().database
  const first = await recoveryRecipient(db)
  expect(first).toMatch(/^age1/)
  await expect(perform(createRecoveryKey, house().system(), {})).rejects.toMatchObject({
    kind: 'conflict',
    reason: 'recovery-key-exists',
  })
  expect(await recoveryRecipient(db)).toBe(first)
  const { recipient } = await perform(createRecoveryKey, house().system(), { replace: true })
  expect(recipient).not.toBe(first)
  expect(await recoveryRecipient(db)).toBe(recipient)
})
