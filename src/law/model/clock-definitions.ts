import type { Clock, LegalBasis } from './clock-codes.ts'

const decree56 = 'Nghị định 56/2017/NĐ-CP'

const law = (document: string, article: string, verified = true): LegalBasis => ({
  document,
  article,
  verified,
})

const legal: readonly Clock[] = [
  {
    code: 'emergency-intervention',
    amount: 12,
    unit: 'hours',
    basis: law(decree56, 'khoản 3 Điều 26, khoản 2 Điều 31'),
    validFrom: '2017-07-01',
  },
  {
    // The law says “at once”; one hour is the house's measure of it, so the hour itself is never cited as law.
    code: 'pass-on',
    amount: 1,
    unit: 'hours',
    basis: 'house',
    validFrom: '2017-07-01',
  },
  {
    // Art. 23 as read binds foreign providers; the article for domestic networks is still to be read.
    code: 'platform-removal',
    amount: 24,
    unit: 'hours',
    basis: law('Nghị định 147/2024/NĐ-CP', 'Điều 23'),
    validFrom: '2024-12-25',
  },
  {
    code: 'plan',
    amount: 5,
    unit: 'working-days',
    basis: law(decree56, 'khoản 1 Điều 28'),
    validFrom: '2017-07-01',
  },
  {
    code: 'plan-approval',
    amount: 2,
    unit: 'working-days',
    basis: law(decree56, 'khoản 4 Điều 28'),
    validFrom: '2017-07-01',
  },
  {
    code: 'separation',
    amount: 15,
    unit: 'days',
    basis: law(decree56, 'khoản 3 Điều 32'),
    validFrom: '2017-07-01',
  },
  {
    code: 'police-resolution',
    amount: 20,
    unit: 'days',
    basis: law('Bộ luật Tố tụng hình sự 2015', 'Điều 147'),
    validFrom: '2018-01-01',
  },
  {
    code: 'rights-answer',
    amount: 2,
    unit: 'working-days',
    basis: law('Nghị định 356/2025/NĐ-CP', 'Điều 5'),
    validFrom: '2026-01-01',
  },
  // The decree says days without “working”: counted as calendar days, the earlier reading.
  {
    code: 'rights-provide',
    amount: 10,
    unit: 'days',
    basis: law('Nghị định 356/2025/NĐ-CP', 'khoản 3 Điều 5'),
    validFrom: '2026-01-01',
  },
  {
    code: 'rights-erase',
    amount: 20,
    unit: 'days',
    basis: law('Nghị định 356/2025/NĐ-CP', 'khoản 4 Điều 5'),
    validFrom: '2026-01-01',
  },
  {
    code: 'rights-limit',
    amount: 15,
    unit: 'days',
    basis: law('Nghị định 356/2025/NĐ-CP', 'khoản 2 Điều 5'),
    validFrom: '2026-01-01',
  },
]

type Target = Pick<Clock, 'code' | 'amount' | 'unit'>

/** Service targets the house sets itself; a province may set its own, hence a start date before any report. */
const targets: readonly Target[] = [
  { code: 'triage-P0', amount: 30, unit: 'minutes' },
  { code: 'triage-P1', amount: 1, unit: 'hours' },
  { code: 'triage-P2', amount: 24, unit: 'hours' },
  { code: 'triage-P3', amount: 3, unit: 'working-days' },
  { code: 'first-reply-P0', amount: 1, unit: 'hours' },
  { code: 'first-reply-P1', amount: 4, unit: 'hours' },
  { code: 'first-reply-P2', amount: 1, unit: 'working-days' },
  { code: 'first-reply-P3', amount: 3, unit: 'working-days' },
  { code: 'acknowledge-P0', amount: 1, unit: 'hours' },
  { code: 'acknowledge-P1', amount: 4, unit: 'hours' },
  { code: 'acknowledge-P2', amount: 1, unit: 'working-days' },
  { code: 'acknowledge-P3', amount: 2, unit: 'working-days' },
  { code: 'referral-report-P0', amount: 12, unit: 'hours' },
  { code: 'referral-report-P1', amount: 3, unit: 'working-days' },
  { code: 'referral-report-P2', amount: 5, unit: 'working-days' },
  { code: 'referral-report-P3', amount: 10, unit: 'working-days' },
  { code: 'task-default', amount: 5, unit: 'working-days' },
]

export const clockDefinitions: readonly Clock[] = [
  ...legal,
  ...targets.map((target): Clock => ({ ...target, basis: 'house', validFrom: '2017-07-01' })),
]
