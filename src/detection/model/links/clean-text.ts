/** A text without what hides a link (invisible characters, `[.]` for a dot), and where each of its characters came from. */
export interface CleanText {
  readonly text: string
  /** Offset in the original of the character at this offset. */
  readonly origin: (at: number) => number
}

const hidden = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const dots = /[[({](?:\.|dot|chấm)[\])}]|[。．｡]/gi

export const cleanText = (original: string): CleanText => {
  const cuts = [
    ...[...original.matchAll(hidden)].map(({ index }) => ({ index, length: 1, by: '' })),
    ...[...original.matchAll(dots)].map(({ index, 0: found }) => ({ index, length: found.length, by: '.' })),
  ].sort((a, b) => a.index - b.index)
  if (cuts.length === 0) return { text: original, origin: (at) => at }
  const pieces: string[] = []
  const origins: number[] = []
  let from = 0
  const keep = (until: number): void => {
    pieces.push(original.slice(from, until))
    for (let at = from; at < until; at += 1) origins.push(at)
  }
  for (const { index, length, by } of cuts) {
    if (index < from) continue
    keep(index)
    pieces.push(by)
    if (by !== '') origins.push(index)
    from = index + length
  }
  keep(original.length)
  return { text: pieces.join(''), origin: (at) => origins[at] ?? original.length }
}
