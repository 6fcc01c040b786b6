/**
 * Ways to open a member's identity: what they sign in with. `password` and `phrase` (a vault phrase beside a passkey without PRF)
 * each derive a key by argon2id; a `passkey` gives one by its PRF.
 */
export const memberKeyKinds = ['password', 'passkey', 'phrase'] as const
export type MemberKeyKind = (typeof memberKeyKinds)[number]

/** How long the way from the password to the code may take. */
export const pendingLength = 5 * 60 * 1000
