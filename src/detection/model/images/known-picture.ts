import type { BankMatch, Distrust } from './bank.ts'
import type { DihedralTurn } from './pdq.ts'

/** What a picture that came in was found to be. Sealed with the file: its hash is kept nowhere. */
export type Comparison =
  | { readonly status: 'known'; readonly known: KnownPicture }
  | { readonly status: 'unknown' }
  /** Too little to see in it to compare by: that says nothing. */
  | { readonly status: 'too-little-to-see' }
  /** It could not be drawn here, or was too large. */
  | { readonly status: 'not-compared' }

export interface KnownPicture {
  readonly bank: string
  readonly source: string
  /** Bits of 256 that differ, 0 to 31. */
  readonly distance: number
  readonly turn: DihedralTurn
  /** Of the picture that came in, 0 to 100. */
  readonly quality: number
  /** Why a person should not take the match for certain. */
  readonly distrust: readonly Distrust[]
}

export const knownFrom = ({
  entry,
  distance,
  turn,
  pictureQuality = 0,
  distrust,
}: BankMatch): KnownPicture => ({
  bank: entry.bank,
  source: entry.source,
  distance,
  turn,
  quality: pictureQuality,
  distrust,
})
