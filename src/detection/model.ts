import type { Urgency } from '../kit/urgency.ts'

/** What the engine thinks of a text, for people to weigh. It ranks and explains; it never decides. */
export type Assessment =
  | { readonly status: 'not-assessed' }
  | {
      readonly status: 'assessed'
      readonly urgency: Urgency
      /** Label → 0..1. */
      readonly scores: Readonly<Record<string, number>>
      /** Hash of the model and rules that spoke. */
      readonly model: string
    }

/** From plaintext in memory to an assessment. The engine arrives with its own issue; until then it says so. */
export const assess = (_text: string): Assessment => ({ status: 'not-assessed' })
