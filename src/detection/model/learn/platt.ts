/** Turns raw scores of held-out rows into probabilities: p = 1 / (1 + exp(-(slope * score + shift))). */
export interface Platt {
  readonly slope: number
  readonly shift: number
}

/** Newton's method on the two-parameter logistic likelihood, with Platt's softened targets (Lin, Lin and Weng 2007). */
export const fitPlatt = (scores: ArrayLike<number>, truth: ArrayLike<boolean>): Platt => {
  const n = scores.length
  let positives = 0
  for (let i = 0; i < n; i++) if (truth[i] === true) positives++
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (n - positives + 2)
  let [slope, shift] = [1, Math.log((positives + 1) / (n - positives + 1))]
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    for (let i = 0; i < n; i++) {
      const s = scores[i] ?? 0
      const p = 1 / (1 + Math.exp(-(slope * s + shift)))
      const error = p - (truth[i] === true ? high : low)
      const w = Math.max(1e-9, p * (1 - p))
      ga += error * s
      gb += error
      haa += w * s * s
      hab += w * s
      hbb += w
    }
    const det = haa * hbb - hab * hab
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det]
    // Half steps keep Newton from overshooting on well separated scores.
    slope -= Math.max(-1, Math.min(1, da))
    shift -= Math.max(-1, Math.min(1, db))
    if (Math.abs(da) + Math.abs(db) < 1e-9) break
  }
  return { slope, shift }
}
