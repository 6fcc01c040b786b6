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

export const kinds = ['message', 'report', 'page'] as const
export type Kind = (typeof kinds)[number]

export const hostilities = ['clean', 'offensive', 'hate'] as const
export type Hostility = (typeof hostilities)[number]
