/** What a text may carry out or report (docs/models.md); the order is the order of the model's columns. */
export const labels = [
  'grooming',
  'sextortion',
  'offline_meeting',
  'trafficking',
  'image_abuse',
  'bullying',
  'threat',
  'hate',
  'self_harm',
  'adult_content',
  'substances_gambling',
  'scam',
  'personal_data',
] as const
export type Label = (typeof labels)[number]

/** A value for each label, from its column. */
export const byLabel = <Value>(value: (column: number) => Value): Record<Label, Value> => ({
  grooming: value(0),
  sextortion: value(1),
  offline_meeting: value(2),
  trafficking: value(3),
  image_abuse: value(4),
  bullying: value(5),
  threat: value(6),
  hate: value(7),
  self_harm: value(8),
  adult_content: value(9),
  substances_gambling: value(10),
  scam: value(11),
  personal_data: value(12),
})

export const kinds = ['message', 'report', 'page'] as const
export type Kind = (typeof kinds)[number]

export const hostilities = ['clean', 'offensive', 'hate'] as const
export type Hostility = (typeof hostilities)[number]
