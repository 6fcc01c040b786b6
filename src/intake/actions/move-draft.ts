import type { Db } from '../../db/open.ts'
import { box } from '../../seal/box.ts'
import { newToken, type Token, tokenHash } from '../../seal/token.ts'
import { lockDraft, renameDraft } from '../store/drafts.ts'
import { openDraftBox, sealDraftBox } from './draft-box.ts'
import { draftCodePurpose } from './keep-draft.ts'

/** A draft found by its code: the cookie's secret it had until now, and what opens and re-makes the code. */
export interface FoundDraft {
  readonly token: Token
  readonly secret: string
  readonly salt: Uint8Array
  readonly codeKey: Uint8Array
}

/**
 * Gives an unfinished report a cookie of its own on the device that brings the code. The receipt comes from the cookie, so
 * the device it was begun on, perhaps a shared one, never sees it. The code stays. `undefined` when it was sent meanwhile.
 */
export const moveDraft = async (
  db: Db,
  { token, secret, salt, codeKey }: FoundDraft,
  now: Date,
): Promise<Token | undefined> => {
  const row = await lockDraft(db, tokenHash(token), now)
  const draft = row && openDraftBox(token, row.sealed)
  if (draft === undefined) return undefined
  const next = newToken()
  await renameDraft(db, tokenHash(token), {
    id: tokenHash(next),
    sealed: sealDraftBox(next, { ...draft, secret }),
    code_salt: salt,
    code_sealed: box(codeKey, draftCodePurpose, next),
  })
  return next
}
