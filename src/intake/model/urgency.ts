import type { Assessment } from '../../detection/model.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { type Happened, happenedChoices } from './happened.ts'

export interface UrgencySigns {
  /** The answer to “are you safe now?”; `undefined` when it was not asked (API). */
  readonly safeNow: boolean | undefined
  readonly happened: readonly Happened[]
  readonly assessment: Assessment
  /** A picture that came along is one of the known ones. */
  readonly knownPicture: boolean
}

/**
 * Whose clock a report waits by until a person has read it. Words alone, with nothing ticked and no machine's reading, may be
 * anything: they wait by the clock of P1, first among the others.
 */
export const triageClock = (signs: UrgencySigns, hasWords: boolean): Urgency => {
  const urgency = initialUrgency(signs)
  const unread = hasWords && signs.happened.length === 0 && signs.assessment.status !== 'assessed'
  return unread && urgency > 'P1' ? 'P1' : urgency
}

/** The urgency a report waits with until a person sets it: the gravest of what was answered, ticked and assessed. */
export const initialUrgency = ({ safeNow, happened, assessment, knownPicture }: UrgencySigns): Urgency => {
  // What was not ticked may be anything: the machine may raise that, never lower it.
  const signs: Urgency[] =
    happened.length === 0 ? ['P2'] : happened.map((code) => happenedChoices[code].urgency)
  if (safeNow === false || knownPicture) signs.push('P0')
  if (assessment.status === 'assessed') signs.push(assessment.urgency)
  return signs.sort()[0] ?? 'P2'
}
