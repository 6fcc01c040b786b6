import type { Writable } from 'node:stream'
import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { recoveryRecipient } from '../../agencies/store/grants.ts'
import { noteBackup } from '../../audit/actions/note-copies.ts'
import { newId } from '../../kit/random.ts'
import { Refusal } from '../../kit/refusal.ts'
import { migrationsOf } from './catalog.ts'
import type { Manifest } from './format.ts'
import { type BackupSource, makeBackup } from './make.ts'
import type { Progress } from './snapshot.ts'

export interface Ordered {
  readonly missingAllowed: boolean
  readonly progress: Progress
  readonly signal?: AbortSignal
}

export interface Made {
  readonly id: string
  readonly recipient: string
  readonly manifest: Manifest
}

/**
 * Notes in the ledger that everything is being copied, and to which key, and makes the backup: the entry is in it.
 * Refuses where there is no recovery key: a backup that anybody could read, or nobody, is not made.
 */
export const orderBackup = async (
  source: BackupSource,
  context: Context,
  ordered: Ordered,
  out: Writable,
): Promise<Made> => {
  if ((await migrationsOf(context.db)).length === 0) throw new Refusal('not-found', 'nothing-to-back-up')
  const recipient = await recoveryRecipient(context.db)
  if (recipient === undefined) throw new Refusal('conflict', 'no-recovery-key')
  const id = newId()
  await perform(noteBackup, context, { id })
  const manifest = await makeBackup(source, { id, at: context.now, recipient, ...ordered }, out)
  return { id, recipient, manifest }
}
