import { statfs } from 'node:fs/promises'
import { perform } from '../action/perform.ts'
import { makeRoom } from '../intake/actions/make-room.ts'
import type { House } from './house.ts'

export interface CrowdWatch {
  /** Measures now, makes room where there is too little, and tells the door. */
  readonly measure: () => Promise<void>
  readonly stop: () => void
}

/** About 1 KB each; ten times what a province begins on its busiest day. */
export const mostDrafts = 20_000
/** Of files whose story was not sent. */
const mostDraftFileBytes = 20 * 1024 ** 3
const every = 5_000

/** Looks after the room every few seconds. A failed look changes nothing: the next one is soon. */
export const watchCrowd = (house: House): CrowdWatch => {
  const { crowd, config, log } = house
  const measure = async (): Promise<void> => {
    const context = house.context({ kind: 'system', job: 'draft.make-room' })
    const { drafts, dropped, fileBytes } = await perform(makeRoom, context, { mostDrafts })
    const { bavail, bsize } = await statfs(config.dataFolder)
    const diskFreeBytes = bavail * bsize
    crowd.setRoom({
      drafts,
      draftFileBytes: fileBytes,
      diskFreeBytes,
      diskIsLow: diskFreeBytes < config.diskReserveBytes,
      filesAreFull: fileBytes > mostDraftFileBytes,
      draftsAreFull: drafts > mostDrafts,
    })
    if (dropped > 0) log.warn({ dropped, drafts }, 'unfinished stories of a flood were swept')
  }
  let isMeasuring = false
  const look = async (): Promise<void> => {
    if (isMeasuring) return
    isMeasuring = true
    await measure().catch(() => undefined)
    isMeasuring = false
  }
  const timer = setInterval(() => void look(), every).unref()
  return { measure, stop: () => clearInterval(timer) }
}
