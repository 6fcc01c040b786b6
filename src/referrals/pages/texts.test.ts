import { expect, it } from 'vitest'
import { translate } from '../../kit/text.ts'
import { openingReasons, purposes, returnReasons, urgeWays } from '../model.ts'

it.each(['vi', 'en'] as const)('has a sentence for every reason the ledger can hold: %s', (locale) => {
  const t = translate(locale)
  const bare = [...openingReasons, ...purposes, ...returnReasons, ...urgeWays].filter(
    (code) => t.of(`accounts.because-${code}`) === `because-${code}`,
  )
  expect(bare).toEqual([])
})
