import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../kit/refusal.ts'
import type { KeyPair } from '../../seal/age.ts'
import { newKeyPair } from '../../seal/age.ts'
import { box, unbox } from '../../seal/box.ts'
import { isToken, tokenHash, tokenKey } from '../../seal/token.ts'
import { type DraftAnswers, draftIdle, emptyAnswers } from '../model/draft.ts'
import { findDraft, saveDraft } from '../store/drafts.ts'

/** The cookie's secret. Everything about the draft is sealed under it; the server keeps only its hash. */
export const DraftToken = z.string().refine(isToken, 'draft-expired')

/** The draft's identity becomes the report's identity on sending, so files sealed meanwhile need no second seal. */
export interface Draft {
  readonly keys: KeyPair
  readonly answers: DraftAnswers
  /** The secret of its code, once it was opened by it: the cookie has changed since, the code noted down has not. */
  readonly secret?: string
}

const purpose = 'draft'

export const openDraftBox = (token: string, sealed: Uint8Array): Draft | undefined => {
  const opened = unbox(tokenKey(token, purpose), purpose, sealed)
  if (opened === undefined) return undefined
  const draft: Draft = JSON.parse(opened.toString())
  return draft
}

export const sealDraftBox = (token: string, draft: Draft): Uint8Array =>
  box(tokenKey(token, purpose), purpose, JSON.stringify(draft))

export const readDraftBox = async (db: Db, token: string, now: Date): Promise<Draft | undefined> => {
  const found = await findDraft(db, tokenHash(token), now)
  return found && openDraftBox(token, found.sealed)
}

export const requireDraftBox = async (db: Db, token: string, now: Date): Promise<Draft> => {
  const draft = await readDraftBox(db, token, now)
  if (draft === undefined) throw new Refusal('expired', 'draft-expired')
  return draft
}

export const writeDraftBox = (db: Db, token: string, draft: Draft, now: Date): Promise<void> =>
  saveDraft(db, tokenHash(token), sealDraftBox(token, draft), now, new Date(now.getTime() + draftIdle))

export const newDraft = async (): Promise<Draft> => ({ keys: await newKeyPair(), answers: emptyAnswers })
