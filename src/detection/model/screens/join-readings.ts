import type { ScreenLine } from './screen-line.ts'

/**
 * Two readings of one picture as one: the surer of both where both saw a line, and what only one saw. White on a colour shows
 * best in the darkest colour channel, black on yellow does not.
 */
export const joinReadings = (
  first: readonly ScreenLine[],
  second: readonly ScreenLine[],
): readonly ScreenLine[] => {
  const joined = first.filter(isSure)
  for (const line of second.filter(isSure)) {
    const [seen, ...more] = joined.filter((one) => overlaps(one, line))
    if (seen === undefined) joined.push(line)
    else if (more.length === 0 && line.confidence > seen.confidence + muchSurer)
      joined.splice(joined.indexOf(seen), 1, line)
  }
  return joined
}

const muchSurer = 5
/** Below this the letters are guesses at wallpaper and pictures. */
const leastConfidence = 60
const isSure = ({ confidence, text }: ScreenLine): boolean =>
  confidence >= leastConfidence && /[\p{L}\d]/u.test(text)

const overlaps = (a: ScreenLine, b: ScreenLine): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
