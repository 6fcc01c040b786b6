/** The known name most like a mistyped one; undefined when none is near. */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  const limit = Math.max(2, Math.floor(name.length / 3))
  const [best] = known
    .map((candidate) => ({ candidate, distance: distanceOf(name, candidate) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)
  return best?.candidate
}

/** Levenshtein's: letters put in, left out or exchanged. */
const distanceOf = (a: string, b: string): number => {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (before[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    before = row
  }
  return before[b.length] ?? 0
}
