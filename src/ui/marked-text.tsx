export interface Mark {
  /** Half-open range in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
  readonly reason: string
}

/** What a person typed, with pieces marked and why; locked in its direction like all such text. */
export const MarkedText = ({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) => (
  <bdi class="safe-text">
    {piecesOf(text, marks).map(({ part, reason }) =>
      reason === undefined ? part : <mark title={reason}>{part}</mark>,
    )}
  </bdi>
)

/** Overlapping marks become one, with all their reasons. */
const piecesOf = (text: string, marks: readonly Mark[]) => {
  const pieces: { part: string; reason?: string }[] = []
  let at = 0
  for (const { start, end, reason } of merged(marks)) {
    if (start > at) pieces.push({ part: text.slice(at, start) })
    pieces.push({ part: text.slice(start, end), reason })
    at = end
  }
  if (at < text.length) pieces.push({ part: text.slice(at) })
  return pieces
}

const merged = (marks: readonly Mark[]): readonly Mark[] => {
  const joined: { start: number; end: number; reasons: Set<string> }[] = []
  for (const { start, end, reason } of marks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end)
      last.reasons.add(reason)
    } else joined.push({ start, end, reasons: new Set([reason]) })
  }
  return joined.map(({ start, end, reasons }) => ({ start, end, reason: [...reasons].join(' · ') }))
}
