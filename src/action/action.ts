import type { z } from 'zod'
import type { Db } from '../db/open.ts'
import type { Identity } from '../seal/age.ts'
import type { BlobStore } from '../seal/blobs.ts'
import type { Signer } from '../seal/signer.ts'
import type { Actor, Permission } from './permissions.ts'

/** An entry for the ledger; the audit room keeps it, chained. Ids and codes only, never sealed content. */
export interface LedgerEntry {
  readonly actor: Actor
  readonly action: string
  readonly object: string
  readonly reason: string | null
  readonly outcome: 'done' | 'refused'
  readonly at: Date
  /** Whose account was tried, where nobody is signed in yet; otherwise the actor's own agency counts. */
  readonly agencyId?: string | undefined
}

/** What somebody tried to reach. */
export interface Tried {
  readonly object: string
  readonly agencyId?: string | undefined
}

/** News for other rooms, sent as a job inside the same transaction. Ids and codes only. */
export interface Announcement {
  readonly event: string
  readonly data: Readonly<Record<string, string>>
}

/** What the house provides to actions; wired once in `app/`. */
export interface Services {
  readonly blobs: BlobStore
  readonly record: (db: Db, entry: LedgerEntry) => Promise<void>
  readonly announce: (db: Db, news: Announcement) => Promise<void>
  /** Signs how each day of the ledger ended. */
  readonly signer: Signer
}

/**
 * The private keys of whoever acts, for the length of one request.
 * `own` is the member's identity, or the report's identity for a reporter who came with the code.
 */
export interface Keys {
  readonly own?: Identity
}

export interface Context {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly keys: Keys
  readonly services: Services
  /** When the member of this session last proved who they are; unknown where there is no session. */
  readonly provenAt?: Date | undefined
}

/** What `run` receives: the same, where `db` is the open transaction. */
export type Scope = Context

export interface Action<Schema extends z.ZodType, Prepared, Output> {
  readonly name: string
  readonly needs: Permission
  /**
   * A member must have proven within the last ten minutes that it is still they who sit there: content leaves the house, or keys,
   * accounts and ways in change. Its form may bring no files: it is sent again after the proof (`form.ts`).
   */
  readonly fresh?: true
  readonly input: Schema
  /** The object the ledger names, such as `report:<id>`. Write it below `run` when it uses the output (inference). */
  readonly subject: (input: z.output<Schema>, output: Output) => string
  /** Why sealed content was opened, or what was decided: a code, never free text. */
  readonly reason?: (input: z.output<Schema>, output: Output) => string | null
  /** The agency in whose list the entry stands, where whoever acts has none: scheduled work on somebody's account. */
  readonly agency?: (input: z.output<Schema>, output: Output) => string
  /**
   * The ledger keeps no entry, and why: a person's own unfinished words belong to nobody else; a list that opens nothing
   * sealed would only bury the entries that matter.
   */
  readonly unrecorded?: 'own-draft' | 'nothing-sealed'
  /**
   * The object of a refused try, where the input names none by id. Stating it also records tries of people without a post,
   * who otherwise leave no trace.
   */
  readonly tried?: (context: Context, input: z.output<Schema>) => Promise<Tried> | Tried
  /** Slow or processor-heavy work before the transaction (argon2, look-ups by code). Must not write. */
  readonly prepare?: (context: Context, input: z.output<Schema>) => Promise<Prepared>
  readonly run: (scope: Scope, input: z.output<Schema>, prepared: Prepared) => Promise<Output>
}

/** States an action. Without a permission it does not compile. */
export const action = <Schema extends z.ZodType, Output, Prepared = undefined>(
  definition: Action<Schema, Prepared, Output>,
): Action<Schema, Prepared, Output> => definition
