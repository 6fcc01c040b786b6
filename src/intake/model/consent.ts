import type { mayTell } from './words.ts'

/** “Nobody yet” beside somebody: the stricter choice holds until they are asked. */
export const isTornConsent = (told: readonly (typeof mayTell)[number][]): boolean =>
  told.includes('nobody-yet') && told.some((one) => one !== 'nobody-yet' && one !== 'ask-me-first')
