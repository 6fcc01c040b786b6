import { z } from 'zod'
import { action } from '../../action/action.ts'
import { box } from '../../seal/box.ts'
import { keyFromSecret, newSalt } from '../../seal/code.ts'
import { tokenDigits, tokenHash } from '../../seal/token.ts'
import { deleteDraft, findDraft, lockDraft, renameDraft } from '../store/drafts.ts'
import { DraftToken, openDraftBox, readDraftBox, sealDraftBox } from './draft-box.ts'
import { draftCodePurpose } from './keep-draft.ts'

/**
 * Gives the story of this browser a new cookie: whoever planted or copied the old one is left with nothing. A code it is kept
 * under stays. `false` when there is no such story; a repeat finds it under the new cookie already.
 */
export const renewDraft = action({
  name: 'draft.renew',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken, next: DraftToken }),
  subject: () => 'draft',
  prepare: async ({ db, now }, { token }) => {
    const row = await findDraft(db, tokenHash(token), now)
    if (row === undefined || row.locator === null) return undefined
    const draft = await readDraftBox(db, token, now)
    const secret = draft?.secret ?? tokenDigits(token, draftCodePurpose)
    const salt = newSalt()
    return { secret, salt, codeKey: await keyFromSecret(secret, salt) }
  },
  run: async ({ db, now }, { token, next }, code) => {
    const row = await lockDraft(db, tokenHash(token), now)
    const draft = row && openDraftBox(token, row.sealed)
    const isRenewed = (await findDraft(db, tokenHash(next), now)) !== undefined
    if (draft === undefined || isRenewed) {
      // The second of two taps: what it answered stands under the new cookie as well.
      if (isRenewed) await deleteDraft(db, tokenHash(token))
      return isRenewed
    }
    // Kept under a code this very moment (another tab): the code must go on opening it, so the cookie stays.
    if (row?.locator !== null && code === undefined) return false
    const kept = code && {
      code_salt: code.salt,
      code_sealed: box(code.codeKey, draftCodePurpose, next),
    }
    const renewed = code === undefined ? draft : { ...draft, secret: code.secret }
    await renameDraft(db, tokenHash(token), {
      id: tokenHash(next),
      sealed: sealDraftBox(next, renewed),
      ...kept,
    })
    return true
  },
})
