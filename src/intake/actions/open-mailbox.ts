import { z } from 'zod'
import { action, type Context } from '../../action/action.ts'
import { naming } from '../../db/acting.ts'
import { Refusal } from '../../kit/refusal.ts'
import { box, fitsRemnant, unbox } from '../../seal/box.ts'
import { keyFromSecret, parseCode } from '../../seal/code.ts'
import { isToken, newToken, tokenKey } from '../../seal/token.ts'
import { findDraftByLocator } from '../store/drafts.ts'
import { findByLocator, lockForReporter } from '../store/reports.ts'
import { saveReporterSession } from '../store/sessions.ts'
import { draftCodePurpose } from './keep-draft.ts'
import { moveDraft } from './move-draft.ts'
import { codePurpose } from './receive.ts'

const wrong = () => new Refusal('wrong-code', 'wrong-code', { locator: 'wrong-code', secret: 'wrong-code' })

// An unknown number takes as long as a wrong secret, so that numbers cannot be tried out by the clock.
const nobody = { code_salt: new Uint8Array(16), code_sealed: new Uint8Array(64) }

const openCode = async ({ db, now }: Context, locator: string, secret: string) => {
  const code = parseCode(locator, secret)
  if (code === undefined) throw new Refusal('invalid', 'code-shape', { locator: 'code-shape' })
  const report = await findByLocator(db, code.locator)
  if (report !== undefined) {
    const key = await keyFromSecret(code.secret, report.code_salt)
    const { erased_at: at, erased_for: cause } = report
    if (at !== null) {
      if (!fitsRemnant(key, report.code_sealed)) throw wrong()
      return { kind: 'erased' as const, reportId: report.id, at, cause: cause ?? ('schedule' as const) }
    }
    const identity = unbox(key, codePurpose, report.code_sealed)
    if (identity === undefined) throw wrong()
    return {
      kind: 'report' as const,
      locator: code.locator,
      reportId: report.id,
      identity: identity.toString(),
    }
  }
  const draft = await findDraftByLocator(db, code.locator, now)
  const salt = draft?.code_salt ?? nobody.code_salt
  const codeKey = await keyFromSecret(code.secret, salt)
  const token = unbox(codeKey, draftCodePurpose, draft?.code_sealed ?? nobody.code_sealed)?.toString()
  if (!isToken(token)) throw wrong()
  return { kind: 'draft' as const, token, secret: code.secret, salt, codeKey }
}

/** Erased between the check of the code and now: no session may bring its key back. */
const requireStillThere = async (
  db: Context['db'],
  { locator, reportId }: { readonly locator: string; readonly reportId: string },
): Promise<void> => {
  await naming(db, locator)
  if ((await lockForReporter(db, reportId)).erased_at !== null) throw new Refusal('unavailable')
}

/** Comes back with a code: a report's mailbox, or an unfinished report. Either way a new cookie alone carries the key. */
export const openMailbox = action({
  name: 'mailbox.open',
  needs: 'mailbox.open',
  input: z.object({
    locator: z.string('required').max(60, 'code-shape'),
    secret: z.string().max(60, 'code-shape').default(''),
  }),
  prepare: (context, { locator, secret }) => openCode(context, locator, secret),
  run: async ({ db, now }, _, found) => {
    if (found.kind === 'draft') {
      const moved = await moveDraft(db, found, now)
      if (moved === undefined) throw wrong()
      return { kind: 'draft' as const, token: moved }
    }
    if (found.kind === 'erased') return found
    const token = newToken()
    await requireStillThere(db, found)
    await saveReporterSession(
      db,
      token,
      found.reportId,
      box(tokenKey(token, 'mailbox'), 'mailbox', found.identity),
      now,
    )
    return { kind: 'report' as const, token, reportId: found.reportId }
  },
  subject: (_, found) => (found.kind !== 'draft' ? `report:${found.reportId}` : 'draft'),
})
