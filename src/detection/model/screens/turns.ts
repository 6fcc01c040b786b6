import { isNoise } from './noise.ts'
import { type ScreenLine, type ScreenSize, usualHeight } from './screen-line.ts'

/** Whose words: whoever’s screen it is stands on the right in every chat program we know. */
export const screenSides = ['other', 'own', 'middle'] as const
export type ScreenSide = (typeof screenSides)[number]

/** What one person wrote at once. */
export interface ScreenTurn {
  readonly side: ScreenSide
  readonly text: string
}

/** The turn mark of the engine. */
export const turnMark = ' ⏎ '

/** The whole conversation as the engine reads it. */
export const textOfTurns = (turns: readonly ScreenTurn[]): string =>
  turns.map(({ text }) => text).join(turnMark)

/** The turns of a chat from top to bottom; lines of one bubble are one turn. */
export const turnsOf = (lines: readonly ScreenLine[], size: ScreenSize): readonly ScreenTurn[] => {
  const usual = usualHeight(lines)
  const said = lines.filter((line) => !isNoise(line, size, usual))
  const bubbles = bubblesOf(said, usualHeight(said))
  const edges = {
    left: Math.min(...bubbles.map(({ left }) => left)),
    right: Math.max(...bubbles.map(({ right }) => right)),
  }
  return bubbles.map((bubble) => ({
    side: sideOf(bubble, edges, size.width),
    text: bubble.words.join(' '),
  }))
}

interface Bubble {
  readonly words: readonly string[]
  readonly left: number
  readonly right: number
  readonly lastLeft: number
  readonly bottom: number
}

/** Between lines of one bubble there is less room than a line is high, and they begin below each other. */
const sameBubbleGap = 0.75
const sameBubbleShift = 1

const bubblesOf = (lines: readonly ScreenLine[], usual: number): readonly Bubble[] => {
  const bubbles: Bubble[] = []
  for (const line of lines.toSorted((a, b) => a.top - b.top)) {
    const at = bubbles.findLastIndex((bubble) => continues(bubble, line, usual))
    const before = bubbles[at]
    const words = line.text.replace(/\s+/g, ' ').trim()
    if (before === undefined) bubbles.push({ ...line, words: [words], lastLeft: line.left })
    else
      bubbles[at] = {
        words: [...before.words, words],
        left: Math.min(before.left, line.left),
        right: Math.max(before.right, line.right),
        lastLeft: line.left,
        bottom: line.bottom,
      }
  }
  return bubbles
}

const continues = ({ bottom, lastLeft }: Bubble, { top, left }: ScreenLine, usual: number): boolean =>
  top - bottom < usual * sameBubbleGap &&
  // Side by side is not below.
  top - bottom > -usual / 2 &&
  Math.abs(left - lastLeft) < usual * sameBubbleShift

const sideOf = (
  { left, right }: Bubble,
  edges: { readonly left: number; readonly right: number },
  width: number,
): ScreenSide => {
  const near = width * 0.05
  if (left - edges.left < near && left < width * 0.25) return 'other'
  if (edges.right - right < near && right > width * 0.75) return 'own'
  const [before, after] = [left, width - right]
  return Math.abs(before - after) < near ? 'middle' : before < after ? 'other' : 'own'
}
