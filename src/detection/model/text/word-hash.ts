export const prime = 0x01000193

/** FNV-1a over the units of a word: features, phrases and the token model all know words by it. */
export const wordHash = (units: Uint16Array, start: number, end: number): number => {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), prime)
  return hash
}
