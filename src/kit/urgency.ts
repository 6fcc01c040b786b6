/** P0 life or a meeting is imminent · P1 any sexual element, extortion, missing child · P2 harmful content, bullying · P3 advice. */
export const urgencies = ['P0', 'P1', 'P2', 'P3'] as const

export type Urgency = (typeof urgencies)[number]
