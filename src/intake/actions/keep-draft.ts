import { z } from 'zod'
import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { box } from '../../seal/box.ts'
import { keyFromSecret, newLocator, newSalt } from '../../seal/code.ts'
import { tokenDigits, tokenHash } from '../../seal/token.ts'
import { draftKept } from '../model/draft.ts'
import { lockDraft, saveDraftCode } from '../store/drafts.ts'
import { findByLocator } from '../store/reports.ts'
import { DraftToken, requireDraftBox } from './draft-box.ts'

export const draftCodePurpose = 'draft-code'

/**
 * Puts an unfinished report under a code of the same shape as a receipt, for 7 days. The code opens the cookie's secret.
 * The same draft always gets the same code, so that a repeat (a page shown again) does not make a noted code worthless.
 */
export const keepDraft = action({
  name: 'draft.keep',
  needs: 'report.submit',
  unrecorded: 'own-draft',
  input: z.object({ token: DraftToken }),
  subject: () => 'draft',
  prepare: async ({ db, now }, { token }) => {
    const draft = await requireDraftBox(db, token, now)
    const secret = draft.secret ?? tokenDigits(token, draftCodePurpose)
    const salt = newSalt()
    return { secret, salt, sealed: box(await keyFromSecret(secret, salt), draftCodePurpose, token) }
  },
  run: async ({ db, now }, { token }, { secret, salt, sealed }) => {
    // Sent or forgotten meanwhile: a code for it would open nothing.
    const draft = await lockDraft(db, tokenHash(token), now)
    if (draft === undefined) throw new Refusal('expired', 'draft-expired')
    const expiresAt = new Date(now.getTime() + draftKept)
    for (let tries = 0; tries < 20; tries += 1) {
      const locator = draft.locator ?? newLocator()
      if ((await findByLocator(db, locator)) !== undefined) continue
      if (await saveDraftCode(db, tokenHash(token), { locator, salt, sealed }, expiresAt))
        return { locator, secret, expiresAt }
    }
    throw new Refusal('unavailable')
  },
})
