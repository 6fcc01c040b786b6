import enAccounts from '../../locales/en/accounts.json' with { type: 'json' }
import enCases from '../../locales/en/cases.json' with { type: 'json' }
import enConsole from '../../locales/en/console.json' with { type: 'json' }
import enCrowd from '../../locales/en/crowd.json' with { type: 'json' }
import enDetection from '../../locales/en/detection.json' with { type: 'json' }
import enErrors from '../../locales/en/errors.json' with { type: 'json' }
import enIntake from '../../locales/en/intake.json' with { type: 'json' }
import enLaw from '../../locales/en/law.json' with { type: 'json' }
import enMailbox from '../../locales/en/mailbox.json' with { type: 'json' }
import enOversight from '../../locales/en/oversight.json' with { type: 'json' }
import enPortal from '../../locales/en/portal.json' with { type: 'json' }
import enRecovery from '../../locales/en/recovery.json' with { type: 'json' }
import enReferrals from '../../locales/en/referrals.json' with { type: 'json' }
import enReport from '../../locales/en/report.json' with { type: 'json' }
import enRetention from '../../locales/en/retention.json' with { type: 'json' }
import enTaxonomy from '../../locales/en/taxonomy.json' with { type: 'json' }
import enUi from '../../locales/en/ui.json' with { type: 'json' }
import viAccounts from '../../locales/vi/accounts.json' with { type: 'json' }
import viCases from '../../locales/vi/cases.json' with { type: 'json' }
import viConsole from '../../locales/vi/console.json' with { type: 'json' }
import viCrowd from '../../locales/vi/crowd.json' with { type: 'json' }
import viDetection from '../../locales/vi/detection.json' with { type: 'json' }
import viErrors from '../../locales/vi/errors.json' with { type: 'json' }
import viIntake from '../../locales/vi/intake.json' with { type: 'json' }
import viLaw from '../../locales/vi/law.json' with { type: 'json' }
import viMailbox from '../../locales/vi/mailbox.json' with { type: 'json' }
import viOversight from '../../locales/vi/oversight.json' with { type: 'json' }
import viPortal from '../../locales/vi/portal.json' with { type: 'json' }
import viRecovery from '../../locales/vi/recovery.json' with { type: 'json' }
import viReferrals from '../../locales/vi/referrals.json' with { type: 'json' }
import viReport from '../../locales/vi/report.json' with { type: 'json' }
import viRetention from '../../locales/vi/retention.json' with { type: 'json' }
import viTaxonomy from '../../locales/vi/taxonomy.json' with { type: 'json' }
import viUi from '../../locales/vi/ui.json' with { type: 'json' }

const vi = {
  accounts: viAccounts,
  cases: viCases,
  console: viConsole,
  crowd: viCrowd,
  detection: viDetection,
  errors: viErrors,
  intake: viIntake,
  law: viLaw,
  mailbox: viMailbox,
  oversight: viOversight,
  portal: viPortal,
  recovery: viRecovery,
  referrals: viReferrals,
  report: viReport,
  retention: viRetention,
  taxonomy: viTaxonomy,
  ui: viUi,
}

const en: Record<keyof typeof vi, Readonly<Record<string, string>>> = {
  accounts: enAccounts,
  cases: enCases,
  console: enConsole,
  crowd: enCrowd,
  detection: enDetection,
  errors: enErrors,
  intake: enIntake,
  law: enLaw,
  mailbox: enMailbox,
  oversight: enOversight,
  portal: enPortal,
  recovery: enRecovery,
  referrals: enReferrals,
  report: enReport,
  retention: enRetention,
  taxonomy: enTaxonomy,
  ui: enUi,
}

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

type Texts = typeof vi
type KeysOf<N extends keyof Texts> = `${N}.${Extract<keyof Texts[N], string>}`
/** Every text that exists in Vietnamese: `namespace.key`. */
export type TextKey = { [N in keyof Texts]: KeysOf<N> }[keyof Texts]

export interface Translate {
  /** A text known at compile time, with `{name}` places filled in. */
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string
  readonly locale: Locale
  /** A text whose key is made from data (a state, a category); falls back to the last part of the key. */
  readonly of: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

const found = (locale: Locale, key: string): string | undefined => {
  const dot = key.indexOf('.')
  const space = key.slice(0, dot)
  const name = key.slice(dot + 1)
  if (!(space in vi)) return undefined
  const texts: Readonly<Record<string, string>> = vi[space as keyof Texts]
  return (locale === 'en' ? en[space as keyof Texts][name] : undefined) ?? texts[name]
}

const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

const translator = (locale: Locale): Translate => {
  const of: Translate['of'] = (key, values) =>
    fill(found(locale, key) ?? key.slice(key.indexOf('.') + 1), values)
  return Object.assign(
    (key: TextKey, values?: Readonly<Record<string, string | number>>) => of(key, values),
    {
      locale,
      of,
    },
  )
}

const translators: Record<Locale, Translate> = { vi: translator('vi'), en: translator('en') }

/** The translator of a language; Vietnamese stands in where an English text is missing. */
export const translate = (locale: Locale): Translate => translators[locale]

/** All texts of a language, for the test that holds the two languages side by side. */
export const textsOf = (locale: Locale): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  locale === 'vi' ? vi : en
