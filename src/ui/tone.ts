/** The tones of notices and tags. Coral (`danger`) is kept for people in danger and for what cannot be undone. */
export const tones = ['calm', 'warn', 'danger', 'ok'] as const
export type Tone = (typeof tones)[number]
