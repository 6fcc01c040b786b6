import type { Urgency } from '../kit/urgency.ts'
import type { TextAssessment } from './model/assessment.ts'
import type { Label } from './model/labels.ts'

/** What the engine thought of a report when it came, for people to weigh. It ranks and explains; it never decides. */
export type Assessment =
  | { readonly status: 'not-assessed' }
  | {
      readonly status: 'assessed'
      readonly urgency: Urgency
      /** Label → 0..1. No words and no offsets: those would tell of the sealed text. */
      readonly scores: Readonly<Record<string, number>>
      readonly labels?: readonly Label[]
      /** Names the models and rules that spoke. */
      readonly model: string
    }

/** What may be kept in clear of an assessment. */
export const assessmentOf = ({ urgency, scores, labels }: TextAssessment, model: string): Assessment => ({
  status: 'assessed',
  urgency,
  scores,
  labels,
  model,
})
