import { describe, expect, it } from 'vitest'
import { roles } from '../../action/permissions.ts'
import { textsOf } from '../../kit/text.ts'
import { urgencies } from '../../kit/urgency.ts'
import { acceptedTypes } from '../model/files.ts'
import {
  ageBands,
  channels,
  childSexes,
  declineReasons,
  legalNatures,
  mayTell,
  openingReasons,
  reporters,
  reportLocales,
  reportStates,
  safeContacts,
} from '../model/words.ts'

/** Every code an officer may meet, as the key of its words. */
const keys = [
  ...reportStates.map((code) => `intake.state-${code}`),
  ...channels.map((code) => `intake.channel-${code}`),
  ...reporters.map((code) => `intake.reporter-${code}`),
  ...ageBands.map((code) => `intake.age-${code}`),
  ...legalNatures.flatMap((code) => [
    `intake.nature-${code}`,
    `intake.nature-hint-${code}`,
    `accounts.because-${code}`,
  ]),
  ...declineReasons.flatMap((code) => [
    `intake.decline-${code}`,
    `intake.decline-text-${code}`,
    `accounts.because-${code}`,
  ]),
  ...openingReasons.flatMap((code) => [
    `intake.why-${code}`,
    `intake.why-hint-${code}`,
    `accounts.because-${code}`,
  ]),
  ...urgencies.map((code) => `intake.urgency-hint-${code}`),
  ...mayTell.map((code) => `intake.tell-${code}`),
  ...safeContacts.map((code) =>
    code === 'only-here' ? 'intake.contact-only-here-way' : `intake.contact-${code}`,
  ),
  ...childSexes.map((code) => `intake.sex-${code}`),
  ...reportLocales.map((code) => `intake.language-${code}`),
  ...Object.values(acceptedTypes).map((kind) => `intake.file-${kind}`),
  ...roles.flatMap((role) => [`accounts.role-${role}`, `accounts.role-hint-${role}`]),
  ...['content', 'contact', 'conduct', 'contract', 'cross', 'health', 'privacy', 'other'].map(
    (one) => `taxonomy.dimension-${one}`,
  ),
]

describe.each(['vi', 'en'] as const)('in %s', (locale) => {
  const texts = textsOf(locale)

  it('every code has words', () => {
    const missing = keys.filter((key) => {
      const [space = '', name = ''] = key.split(/\.(.*)/s)
      return (texts[space]?.[name] ?? '') === ''
    })
    expect(missing).toEqual([])
  })

  it('every text of these rooms exists in the other language too', () => {
    const other = textsOf(locale === 'vi' ? 'en' : 'vi')
    for (const space of ['intake', 'accounts', 'taxonomy'])
      expect(Object.keys(texts[space] ?? {})).toEqual(Object.keys(other[space] ?? {}))
  })

  it('fills the same places in both languages', () => {
    const places = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
    for (const space of ['intake', 'accounts'])
      for (const [name, text] of Object.entries(texts[space] ?? {}))
        expect([name, ...places(text)]).toEqual([name, ...places(textsOf('vi')[space]?.[name])])
  })
})

it('answers a declined reporter without blame and always with a way to get help', () => {
  for (const locale of ['vi', 'en'] as const)
    for (const reason of declineReasons)
      expect(textsOf(locale).intake?.[`decline-text-${reason}`], reason).toContain('111')
})
