/** One line of letters as it was read from a picture; edges in pixels of that picture. */
export interface ScreenLine {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** How sure the reading is, 0 to 100. */
  readonly confidence: number
}

export interface ScreenSize {
  readonly width: number
  readonly height: number
}

export const heightOf = ({ top, bottom }: ScreenLine): number => bottom - top

/** The usual height of a line; lines without marks above or below are lower. 0 without lines. */
export const usualHeight = (lines: readonly ScreenLine[]): number =>
  lines.map(heightOf).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
