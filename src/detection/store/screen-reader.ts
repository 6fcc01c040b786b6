import type { ScreenTurn } from '../model/screens/turns.ts'
import { type NoAnswer, openPictureProcess } from './picture-process.ts'
import type { NoScreen } from './prepare-screen.ts'

/** What stands in a picture, or why nothing can be said of it. `confidence` is 0 to 1. */
export type ScreenAnswer =
  | { readonly status: 'read'; readonly turns: readonly ScreenTurn[]; readonly confidence: number }
  | { readonly status: 'no-words' | NoScreen }
export type ScreenReading = ScreenAnswer | NoAnswer

export interface ScreenReader {
  /** Refuses `unavailable` when too many wait already. */
  readonly read: (bytes: Uint8Array) => Promise<ScreenReading>
  readonly close: () => void
}

export interface ScreenReaderOptions {
  readonly seconds?: number
  readonly waiting?: number
}

/** Reads the chat on pictures, in a process of its own that holds up to 330 MB while it works. */
export const openScreenReader = ({ seconds = 30, waiting = 6 }: ScreenReaderOptions = {}): ScreenReader => {
  const { ask, close } = openPictureProcess<ScreenAnswer>({
    name: 'screen-process',
    seconds,
    secondsIdle: 20,
    waiting,
  })
  return { read: ask, close }
}

let shared: ScreenReader | undefined

/** The reader of this process, for all who ask. */
export const readScreen = (bytes: Uint8Array): Promise<ScreenReading> => {
  shared ??= openScreenReader()
  return shared.read(bytes)
}
