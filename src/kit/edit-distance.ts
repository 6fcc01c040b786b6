/**
 * Letters added, left out, changed or swapped with their neighbour (optimal string alignment, after Damerau), or `most` + 1 as
 * soon as it is more than `most`.
 */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, last, before)
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

const nextRow = (
  a: string,
  b: string,
  i: number,
  last: readonly number[],
  before: readonly number[],
): readonly number[] => {
  const far = Number.POSITIVE_INFINITY
  const row = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const changed = (last[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1)
    const swapped = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? far) + 1 : far
    row.push(Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, changed, swapped))
  }
  return row
}
