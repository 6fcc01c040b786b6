import type { Break } from '../../audit/model.ts'

/** Letters in groups of four, for reading aloud. */
export const groups = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

const meanings: Readonly<Record<Break['kind'], string>> = {
  altered: 'was edited, inserted or changed places',
  missing: 'is gone',
  'cut-tail': 'and everything after it is gone, or the head was changed',
  'anchor-mismatch': 'is not the entry that was anchored',
  rewritten: 'the day was rewritten with hashes that fit; it is not the day that was anchored',
  'forged-anchor': 'its anchor was not signed by the key it names',
  'unknown-key': 'its anchor names a key that is not known here',
  'anchor-chain': 'its anchor does not follow from the day before',
  'missing-anchor': 'the database has no anchor of this day',
  'anchor-differs': 'the database closed this day otherwise than the anchor kept elsewhere',
  'paper-differs': 'the database closed this day otherwise than the paper',
}

/** `2026-11-24 entry 7: altered, was edited, …` */
export const breakWords = ({ kind, day, seq }: Break): string =>
  [day, seq === undefined ? undefined : `entry ${seq}`].filter((one) => one !== undefined).join(' ') +
  `: ${kind}, ${meanings[kind]}`

/** Days with something wrong, each once. */
export const brokenDays = (breaks: readonly Break[]): string[] =>
  [...new Set(breaks.flatMap(({ day }) => day ?? []))].sort()
