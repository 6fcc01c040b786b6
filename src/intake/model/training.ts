import { z } from 'zod'
import { hideIdentities } from '../../detection/model/risk/hide-identities.ts'
import { dangerOf, type RiskLine } from '../../detection/model/risk/lines.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { isRecipient } from '../../seal/age.ts'
import type { ReportContent } from './content.ts'
import { labelsOfCategories } from './suggestion.ts'
import type { ReportState } from './words.ts'

export const trainingPurposes = ['retrain', 'measure'] as const
/** The newest decisions count; the rest must wait for a later day or an earlier file. */
export const mostLines = 1_000
/** UTF-16 units of all lines together: a file is held in memory before it is sealed. */
export const mostText = 4_000_000

const secretKey = /AGE-SECRET-KEY/i
export const isSecretKey = (text: string): boolean => secretKey.test(text)

export const ExportCorrections = z.strictObject({
  since: z.iso.date('required').transform((day) => new Date(`${day}T00:00:00+07:00`)),
  recipient: z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(4_000, 'age-recipient')
    .refine((text) => !isSecretKey(text), 'age-secret-key')
    .refine((text) => isSecretKey(text) || isRecipient(text), 'age-recipient'),
  reason: z.enum(trainingPurposes),
})

/** Work was taken up: somebody weighed the report. What was declined or waits teaches nothing. */
const weighed: readonly ReportState[] = ['accepted', 'merged', 'closed']

export interface Decided {
  readonly state: ReportState
  readonly urgency: Urgency
  readonly categories: readonly string[]
}

/**
 * A decided report as a line to learn from, without what names somebody. None where nothing was told or no name can be seen,
 * and where none of the decided categories is a label of the machine: it would learn such harm as harmless.
 */
export const trainingLine = (
  { state, urgency, categories }: Decided,
  content: Pick<ReportContent, 'narrative' | 'account' | 'place' | 'contact' | 'formOne'>,
): RiskLine | undefined => {
  const labels = labelsOfCategories(categories)
  if (!teaches({ state, urgency, categories })) return undefined
  const text = hideIdentities(content.narrative, namedIn(content))
  return text === undefined || text.trim() === ''
    ? undefined
    : { kind: 'report', text, labels, urgency: dangerOf(urgency) }
}

/** What can be told without opening the report. */
export const teaches = ({ state, categories }: Decided): boolean =>
  weighed.includes(state) && labelsOfCategories(categories).length > 0

const namedIn = ({
  account,
  place,
  contact,
  formOne,
}: Pick<ReportContent, 'account' | 'place' | 'contact' | 'formOne'>): readonly string[] =>
  [
    account,
    place,
    contact,
    formOne?.childName,
    formOne?.father,
    formOne?.mother,
    formOne?.carer,
    formOne?.informant,
    formOne?.informantContact,
    formOne?.officer,
  ].flatMap((said) => (said === undefined ? [] : said.split(/[,;\n(]/)))
