import { type FairGate, fairGate } from '../../kit/lanes.ts'
import { type Load, openLoad } from './load.ts'
import { openTickets, type Tickets } from './ticket.ts'
import { openUploads, type UploadLimits, type Uploads } from './uploads.ts'
import { openWork, type Work } from './work.ts'

/** What somebody wants at the door; a pass for one is none for another. */
export const purposes = ['begin', 'send', 'return', 'api'] as const
export type Purpose = (typeof purposes)[number]

/** What is short on the machine; told by whoever measures it. */
export interface Room {
  readonly drafts: number
  readonly draftFileBytes: number
  readonly diskFreeBytes: number
  /** The disk has less left than is kept for what is acknowledged already. */
  readonly diskIsLow: boolean
  /** Files of unfinished stories take all that they may. */
  readonly filesAreFull: boolean
  /** More unfinished stories than may be, even after those nobody touched were swept. */
  readonly draftsAreFull: boolean
}

export interface Crowd {
  readonly load: Load
  readonly work: Work
  readonly tickets: Tickets
  readonly uploads: Uploads
  /** Reports that are sealed at once; the rest wait by turns. */
  readonly turns: FairGate
  readonly room: () => Room
  readonly setRoom: (room: Room) => void
  /** Since the start: asked to work or wait, let in after that, files not taken. */
  readonly counts: { asked: number; workedIn: number; waitedIn: number; filesTurnedAway: number }
}

export interface CrowdOptions {
  readonly crowdedAt: number
  readonly uploads: UploadLimits
  readonly clock?: () => number
}

/** Four at once keep both cores busy; what waits here waits unread, on the sender's side of the line. */
const atOnce = 4
const mostWaiting = 300

const unmeasured: Room = {
  drafts: 0,
  draftFileBytes: 0,
  diskFreeBytes: Number.POSITIVE_INFINITY,
  diskIsLow: false,
  filesAreFull: false,
  draftsAreFull: false,
}

/** Everything one process knows about how crowded it is, in memory alone. */
export const openCrowd = ({ crowdedAt, uploads, clock = Date.now }: CrowdOptions): Crowd => {
  let room = unmeasured
  return {
    load: openLoad({ crowdedAt, clock }),
    work: openWork(clock),
    tickets: openTickets(clock),
    uploads: openUploads(uploads, clock),
    turns: fairGate({ width: atOnce, longest: { first: mostWaiting, usual: mostWaiting } }),
    room: () => room,
    setRoom: (next) => {
      room = next
    },
    counts: { asked: 0, workedIn: 0, waitedIn: 0, filesTurnedAway: 0 },
  }
}
