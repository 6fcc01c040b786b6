import { type Label, labels } from '../../detection/model/labels.ts'

/** Where the machine's labels stand in the taxonomy people decide by (DOMAIN.md §5). Hate has no category of its own there. */
const categoryOf: Readonly<Partial<Record<Label, string>>> = {
  grooming: 'CT-GROOM',
  sextortion: 'SX-EXT',
  offline_meeting: 'CT-MEET',
  trafficking: 'CT-TRAFF',
  image_abuse: 'PR-POST',
  bullying: 'CD-BULLY',
  threat: 'CT-HAR',
  self_harm: 'CN-SELF',
  adult_content: 'CN-SEX',
  substances_gambling: 'CN-VICE',
  scam: 'CX-SCAM',
  personal_data: 'PR-LEAK',
}

/** Categories to tick for what the machine suggests; none when it suggests nothing. */
export const categoriesOfLabels = (given: readonly Label[]): readonly string[] => [
  ...new Set(given.flatMap((label) => categoryOf[label] ?? [])),
]

/** The machine's labels a person's decision amounts to, for measuring how often it was right. */
export const labelsOfCategories = (categories: readonly string[]): readonly Label[] =>
  labels.filter((label) => categories.includes(categoryOf[label] ?? ''))
