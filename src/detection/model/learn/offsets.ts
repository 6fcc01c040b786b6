import { confusionOf, macroF1 } from './metrics.ts'

/** The winning class of each row once offsets are added: `scores[row * classes + class]`. */
export const decide = (scores: Float64Array, classes: number, offsets: readonly number[]): Int8Array => {
  const rows = scores.length / classes
  const decided = new Int8Array(rows)
  for (let i = 0; i < rows; i++) {
    let best = Number.NEGATIVE_INFINITY
    for (let c = 0; c < classes; c++) {
      const score = (scores[i * classes + c] ?? 0) + (offsets[c] ?? 0)
      if (score > best) {
        best = score
        decided[i] = c
      }
    }
  }
  return decided
}

/**
 * Class offsets with the best macro-F1 on scores a model gave to rows it did not learn from. The first class stays at 0;
 * a coarse grid is refined three times. The F1 surface is ragged, so each point is judged by the mean of its neighbourhood.
 */
export const bestOffsets = (
  scores: Float64Array,
  truth: Int8Array,
  classes: number,
  spread = 1.8,
): readonly number[] => {
  const judge = (a: number, b: number): number =>
    macroF1(confusionOf(truth, decide(scores, classes, [0, a, b]), classes), classes)
  let centre: readonly [number, number] = [0, 0]
  let width = spread
  for (let round = 0; round < 3; round++) {
    const steps = Array.from({ length: 9 }, (_, i) => ((i - 4) / 4) * width)
    const second = classes > 2 ? steps : [0]
    const grid = steps.map((da) => second.map((db) => judge(centre[0] + da, centre[1] + db)))
    centre = smoothest(grid, steps, second, centre)
    width /= 3
  }
  return [0, ...centre].slice(0, classes)
}

const smoothest = (
  grid: readonly (readonly number[])[],
  steps: readonly number[],
  second: readonly number[],
  [a, b]: readonly [number, number],
): readonly [number, number] => {
  let best: readonly [number, number] = [a, b]
  let top = -1
  for (const [i, row] of grid.entries())
    for (const j of row.keys()) {
      const near = [grid[i]?.[j], grid[i - 1]?.[j], grid[i + 1]?.[j], grid[i]?.[j - 1], grid[i]?.[j + 1]]
      const known = near.filter((value) => value !== undefined)
      const mean = ((grid[i]?.[j] ?? 0) + known.reduce((sum, value) => sum + value, 0) / known.length) / 2
      if (mean > top) {
        top = mean
        best = [a + (steps[i] ?? 0), b + (second[j] ?? 0)]
      }
    }
  return best
}
