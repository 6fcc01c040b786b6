import type { Urgency } from '../../kit/urgency.ts'

/**
 * What happened, in sentences a child would say (texts: report.happened-<code>), each with the taxonomy codes and the
 * urgency it suggests until a person decides. After CEOP's list (INTAKE.md §5) and DOMAIN.md §5.
 */
export const happenedChoices = {
  'asked-secret': { categories: ['CT-GROOM'], urgency: 'P1' },
  'asked-picture': { categories: ['CT-GROOM', 'SX-ABUSE'], urgency: 'P1' },
  'threat-picture': { categories: ['SX-EXT'], urgency: 'P1' },
  'asked-meet': { categories: ['CT-MEET'], urgency: 'P0' },
  'want-money': { categories: ['CX-SCAM'], urgency: 'P1' },
  bullied: { categories: ['CD-BULLY'], urgency: 'P2' },
  'shamed-clip': { categories: ['CD-SHAME'], urgency: 'P1' },
  'saw-bad': { categories: ['CN-SEX', 'CN-VIO'], urgency: 'P2' },
  'hurt-myself': { categories: ['CN-SELF'], urgency: 'P0' },
  'account-taken': { categories: ['CX-ACC', 'PR-LEAK'], urgency: 'P2' },
  'posted-me': { categories: ['PR-POST'], urgency: 'P2' },
  other: { categories: ['ZZ-OTHER'], urgency: 'P2' },
} as const satisfies Readonly<Record<string, { categories: readonly string[]; urgency: Urgency }>>

export type Happened = keyof typeof happenedChoices
export const happenedCodes = Object.keys(happenedChoices) as readonly Happened[] & [Happened, ...Happened[]]

export const categoriesOf = (happened: readonly Happened[]): string[] => {
  const codes = new Set<string>(happened.flatMap((code) => happenedChoices[code].categories))
  return codes.size === 0 ? ['ZZ-OTHER'] : [...codes].sort()
}
