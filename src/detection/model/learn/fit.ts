import type { Dataset } from './dataset.ts'
import { blockCount } from './features.ts'
import { type Linear, type Loss, scoreRow, trainLinear } from './linear.ts'

/** One way of learning; a stack mixes several. */
export interface Learner {
  readonly loss: Loss
  readonly cost: number
  readonly epochs: number
  /** Whether rare classes weigh as much as common ones. */
  readonly balanced: boolean
  /** Factor of each block of features; learners that look at different blocks err differently. */
  readonly blockWeight: readonly number[]
  /** Whether features that part the classes in the counts are scaled up (as in NB-SVM, Wang and Manning 2012). */
  readonly contrast: boolean
}

/** Everything a fit needs, in arrays that threads can share. */
export interface Material {
  readonly data: Dataset
  /** The first half are the texts, the second the same texts without diacritics. */
  readonly texts: number
  readonly columns: number
  /** ±1 per row and column. */
  readonly targets: Int8Array
  readonly rowWeight: Float32Array
  readonly slotScale: Float32Array
  /** Block whose features fall into each slot (the last seen there). */
  readonly slotBlock: Int8Array
  /** Fold of each text. */
  readonly folds: Int8Array
}

/** Learns from all texts outside one fold, or from all when there is none to hold out. */
export interface FitTask {
  readonly learner: Learner
  readonly holdOut: number | null
}

export const foldCount = 5

/** Every learner once per fold held out, then once on everything. */
export const tasksOf = (learners: readonly Learner[]): readonly FitTask[] =>
  learners.flatMap((learner) =>
    [...Array.from({ length: foldCount }, (_, fold) => fold), null].map((holdOut) => ({ learner, holdOut })),
  )

export interface FitResult {
  /** Scores of the held-out texts, then of their bare copies: `columns` each, in order of the texts. */
  readonly scores: Float64Array
  /** The model, when nothing was held out. */
  readonly model: Linear | null
}

export const runFit = (material: Material, { learner, holdOut }: FitTask): FitResult => {
  const { data, texts, columns, folds } = material
  const kept = (held: boolean): number[] =>
    Array.from({ length: texts }, (_, i) => i).filter((i) => (folds[i] === holdOut) === held)
  const learn = kept(false)
  const rows = Int32Array.from([...learn, ...learn.map((i) => i + texts)])
  const model = trainLinear(data, rows, material.targets, columns, {
    ...learner,
    ...costs(material, learn, learner.balanced),
    seed: 1 + (holdOut ?? 0),
    rowWeight: material.rowWeight,
    slotScale: scaleOf(material, rows, learner),
  })
  if (holdOut === null) return { scores: new Float64Array(0), model }
  const held = kept(true)
  const scores = new Float64Array(held.length * 2 * columns)
  for (const [i, row] of [...held, ...held.map((text) => text + texts)].entries())
    scoreRow(data, row, model, scores.subarray(i * columns, (i + 1) * columns))
  return { scores, model: null }
}

/**
 * Every learner's scores of every text, then of every bare copy, by the model that had not seen it:
 * `scores[(row * learners + learner) * columns + column]`. `results` are those of `tasksOf`, in order.
 */
export const heldOutScores = (
  { texts, folds, columns }: Material,
  results: readonly FitResult[],
  learners: number,
): Float64Array => {
  const scores = new Float64Array(texts * 2 * learners * columns)
  for (let l = 0; l < learners; l++)
    for (let fold = 0; fold < foldCount; fold++) {
      const found = results[l * (foldCount + 1) + fold]?.scores ?? new Float64Array(0)
      const held = Array.from({ length: texts }, (_, i) => i).filter((i) => folds[i] === fold)
      for (const [at, row] of [...held, ...held.map((i) => i + texts)].entries())
        scores.set(found.subarray(at * columns, (at + 1) * columns), (row * learners + l) * columns)
    }
  return scores
}

/** Cost factors of each column's own rows and of the others; 1 unless balanced. */
const costs = ({ targets, columns }: Material, rows: readonly number[], balanced: boolean) => {
  const own = Array.from({ length: columns }, (_, k) =>
    rows.reduce((sum, row) => sum + (targets[row * columns + k] === 1 ? 1 : 0), 0),
  )
  const factor = (count: number): number => (balanced ? rows.length / (2 * Math.max(1, count)) : 1)
  return { positive: own.map(factor), negative: own.map((count) => factor(rows.length - count)) }
}

const scaleOf = (material: Material, rows: Int32Array, { blockWeight, contrast }: Learner): Float32Array => {
  const scale = material.slotScale.map(
    (value, slot) => value * (blockWeight[material.slotBlock[slot] ?? 0] ?? 1),
  )
  if (!contrast) return scale
  const ratios = contrastOf(material, rows)
  return scale.map((value, slot) => value * (ratios[slot] ?? 0))
}

/** Per slot the largest |log(share within a class / share outside)|, about 1 on average. */
const contrastOf = ({ data, targets, columns }: Material, rows: Int32Array): Float32Array => {
  const counts = new Float32Array((1 << data.bits) * columns)
  const totals = new Float32Array(columns)
  for (const row of rows) {
    const column = Array.from({ length: columns }, (_, k) => targets[row * columns + k]).indexOf(1)
    if (column < 0) continue
    totals[column] = (totals[column] ?? 0) + 1
    for (const slot of rowFeatures(data, row))
      counts[slot * columns + column] = (counts[slot * columns + column] ?? 0) + 1
  }
  const all = totals.reduce((sum, total) => sum + total, 0)
  const ratios = new Float32Array(1 << data.bits)
  for (let slot = 0; slot < ratios.length; slot++) {
    let seen = 0
    for (let k = 0; k < columns; k++) seen += counts[slot * columns + k] ?? 0
    for (let k = 0; seen > 0 && k < columns; k++) {
      const [own, total] = [counts[slot * columns + k] ?? 0, totals[k] ?? 0]
      const ratio = Math.abs(Math.log((own + 1) / (total + 2) / ((seen - own + 1) / (all - total + 2))))
      ratios[slot] = Math.max(ratios[slot] ?? 0, ratio)
    }
  }
  return ratios
}

/** The block of each slot, by the last row that has it. */
export const slotBlocks = (data: Dataset): Int8Array => {
  const found = new Int8Array(1 << data.bits)
  let from = 0
  for (const [i, end] of data.ends.entries()) {
    for (let j = from; j < end; j++) found[data.slots[j] ?? 0] = i % blockCount
    from = end
  }
  return found
}

/** Features of a row as the flat arrays keep them, for counting. */
const rowFeatures = (data: Dataset, row: number): Int32Array =>
  data.slots.subarray(
    row === 0 ? 0 : (data.ends[row * blockCount - 1] ?? 0),
    data.ends[row * blockCount + blockCount - 1] ?? 0,
  )
