import { expect, test } from 'vitest'
import { translate } from '../../kit/text.ts'
import { isTornConsent } from './consent.ts'
import { consentWords, contactGuide } from './plight.ts'
import { initialUrgency, triageClock } from './urgency.ts'

const t = translate('vi')

test('a call without a number is not said to be allowed', () => {
  const guide = contactGuide(t, { contactWays: ['phone-call'], contact: undefined })
  expect(guide).toMatchObject({ tone: 'warn', title: 'Muốn được gọi, nhưng CHƯA CÓ SỐ' })
  expect(contactGuide(t, { contactWays: ['phone-call'], contact: 'cô giáo em' }).tone).toBe('warn')
  expect(contactGuide(t, { contactWays: ['phone-call'], contact: '090 000 00 00' }).tone).toBe('ok')
  expect(contactGuide(t, { contactWays: ['phone-call', 'only-here'], contact: '0900' }).tone).toBe('danger')
})

test('of two choices that contradict each other the stricter holds', () => {
  expect(isTornConsent(['nobody-yet', 'anyone-who-helps'])).toBe(true)
  expect(isTornConsent(['nobody-yet', 'ask-me-first'])).toBe(false)
  expect(isTornConsent(['parents', 'school'])).toBe(false)
  expect(consentWords(t, { mayTell: ['nobody-yet', 'anyone-who-helps'] })).toMatch(/^CHƯA báo cho ai/)
})

test('words nobody has read wait by the clock of P1, first among the others', () => {
  const signs = {
    safeNow: undefined,
    happened: [],
    assessment: { status: 'not-assessed' },
    knownPicture: false,
  } as const
  expect(initialUrgency(signs)).toBe('P2')
  expect(triageClock(signs, true)).toBe('P1')
  expect(triageClock(signs, false)).toBe('P2')
  expect(triageClock({ ...signs, happened: ['bullied'] }, true)).toBe('P2')
  expect(triageClock({ ...signs, safeNow: false }, true)).toBe('P0')
  expect(triageClock({ ...signs, happened: ['bullied'], knownPicture: true }, true)).toBe('P0')
})
