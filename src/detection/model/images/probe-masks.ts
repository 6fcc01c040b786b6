/**
 * Every way to flip at most `flips` of `width` bits, as masks in ascending order: masks that differ only in low bits
 * stand together, so that probes walk through a few cache lines instead of jumping about.
 */
export const probeMasks = (width: number, flips: number): Uint32Array => {
  const found: number[] = []
  const add = (mask: number, from: number, left: number): void => {
    found.push(mask)
    if (left === 0) return
    for (let bit = from; bit < width; bit += 1) add(mask | (1 << bit), bit + 1, left - 1)
  }
  if (flips >= 0) add(0, 0, flips)
  return Uint32Array.from(found, (mask) => mask >>> 0).sort()
}

/** Ways to flip exactly `flips` of `width` bits. */
export const choose = (width: number, flips: number): number => {
  let ways = 1
  for (let step = 1; step <= flips; step += 1) ways = (ways * (width - step + 1)) / step
  return ways
}
