import { type Urgency, urgencies } from '../../../kit/urgency.ts'
import { type Kind, kinds, type Label, labels } from '../labels.ts'

export const dangers = ['emergency', 'high', 'normal', 'low'] as const
export type Danger = (typeof dangers)[number]

/** How a line says what people call P0 to P3. */
export const dangerOf = (urgency: Urgency): Danger => dangers[urgencies.indexOf(urgency)] ?? 'low'

/** One line of the riskset. */
export interface RiskLine {
  readonly kind: Kind
  readonly text: string
  readonly labels: readonly Label[]
  readonly urgency: Danger
}

/** Reads a riskset line from JSON; unknown fields (`author`) are not looked at. @throws Error naming what is wrong */
export const riskLine = (value: unknown): RiskLine => {
  const { kind, text, labels: said, urgency } = Object(value)
  const known = kinds.find((one) => one === kind)
  const danger = dangers.find((one) => one === urgency)
  if (known === undefined || typeof text !== 'string' || danger === undefined || !Array.isArray(said))
    throw new Error('a riskset line needs kind, text, labels and urgency')
  return { kind: known, text, labels: labels.filter((label) => said.includes(label)), urgency: danger }
}
