import { describe, expect, it } from 'vitest'
import { normalise } from '../text/normalise.ts'
import { datasetBuilder } from './dataset.ts'
import { featuresOf, newScratch } from './features.ts'
import { blend, inverseFrequency, type Loss, scoreRow, trainLinear } from './linear.ts'
import { accuracy, calibrationError, classScores, confusionOf, macroF1, wilson } from './metrics.ts'
import { bestOffsets, decide } from './offsets.ts'
import { fitPlatt } from './platt.ts'
import { randomFrom } from './random.ts'
import { openScorer } from './score.ts'
import { packWeights, quantise, unpackWeights, WeightsError } from './weights-file.ts'

const good = ['bài tập về nhà', 'đi đá banh không', 'mai thi toán', 'cảm ơn cô nhiều', 'xem phim hay quá']
const bad = ['đồ ngu này', 'mày ngu quá', 'ngu như vậy à', 'thằng ngu kia', 'sao ngu thế']
const texts = [...good, ...bad]

const bits = 14
const scratch = newScratch(bits)
const dataOf = (rows: readonly string[]) => {
  const builder = datasetBuilder(bits)
  for (const text of rows) builder.add(featuresOf(normalise(text), scratch))
  return builder.build()
}
const data = dataOf(texts)
const targets = Int8Array.from(texts, (_, i) => (i < good.length ? -1 : 1))
const fitted = (loss: Loss) =>
  trainLinear(data, Int32Array.from(texts.keys()), targets, 1, {
    loss,
    cost: 1,
    epochs: 20,
    seed: 1,
    positive: [1],
    negative: [1],
    rowWeight: new Float32Array(texts.length).fill(1),
    slotScale: inverseFrequency(data),
  })

describe.each(['hinge', 'squared', 'logistic'] as const)('%s', (loss) => {
  const model = fitted(loss)
  const out = new Float64Array(1)

  it('parts what it has seen and carries over to what it has not', () => {
    for (const [i, target] of targets.entries()) {
      scoreRow(data, i, model, out)
      expect(Math.sign(out[0] ?? 0)).toBe(target)
    }
    const fresh = dataOf(['con ngu', 'thi xong rồi đi xem phim'])
    scoreRow(fresh, 0, model, out)
    expect(out[0]).toBeGreaterThan(0)
    scoreRow(fresh, 1, model, out)
    expect(out[0]).toBeLessThan(0)
  })

  it('learns the same twice', () => {
    expect(fitted(loss).weights).toEqual(model.weights)
  })

  it('keeps its scores through rounding, packing and unpacking', () => {
    const packed = packWeights(
      { task: 'test', version: 1, columns: ['bad'], settings: { a: 1 } },
      quantise(model, bits, 1),
    )
    const { header, model: read } = unpackWeights(packed, 'test')
    expect(header.settings).toEqual({ a: 1 })
    const score = openScorer(read, 0)
    for (const [i, text] of texts.entries()) {
      scoreRow(data, i, model, out)
      const exact = out[0] ?? 0
      score(featuresOf(normalise(text), scratch), out)
      expect(Math.abs((out[0] ?? 0) - exact)).toBeLessThan(0.1)
    }
  })
})

it.each([1, 2, 3, 4, 5, 16])(
  '%i columns in lanes sum to exactly what adding one by one gives, however long the text',
  (columns) => {
    const random = randomFrom(columns)
    const weights = Int8Array.from({ length: 1024 * columns }, () => Math.floor(random() * 255) - 127)
    const model = {
      bits: 10,
      columns,
      weights,
      steps: new Float64Array(columns).fill(1),
      bias: new Float64Array(columns),
    }
    const slots = Int32Array.from({ length: 3000 }, () => Math.floor(random() * 4096))
    const features = { slots, count: slots.length, blockEnds: Int32Array.from([1, 258, 258, 700, 3000]) }
    const out = new Float64Array(columns)
    openScorer(model, 2)(features, out)
    for (let k = 0; k < columns; k++) {
      let [sum, from] = [0, 0]
      for (const end of features.blockEnds) {
        let block = 0
        for (const slot of slots.subarray(from, end)) block += weights[(slot >>> 2) * columns + k] ?? 0
        if (end > from) sum += block / Math.sqrt(end - from)
        from = end
      }
      expect(out[k]).toBeCloseTo(sum, 9)
    }
  },
)

describe('a weights file', () => {
  const packed = packWeights(
    { task: 'test', version: 1, columns: ['bad'], settings: {} },
    quantise(fitted('hinge'), bits),
  )

  it.each([
    ['another task', () => unpackWeights(packed, 'risk'), 'weights-for-test'],
    ['not ours', () => unpackWeights(new Uint8Array(100), 'test'), 'not-a-weights-file'],
    ['cut', () => unpackWeights(packed.slice(0, packed.length - 1), 'test'), 'cut-weights-file'],
    ['cut in its header', () => unpackWeights(packed.slice(0, 20), 'test'), 'cut-weights-file'],
    ['empty', () => unpackWeights(new Uint8Array(0), 'test'), 'not-a-weights-file'],
  ])('is refused when it is %s', (_, open, code) => {
    expect(open).toThrow(new WeightsError(code))
  })
})

it('a blend of models scores as the weighted sum of their scores', () => {
  const [a, b] = [fitted('hinge'), fitted('logistic')]
  const mixed = blend([a, b], [[0.3, 0.7]], [0.5])
  const [x, y, z] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)]
  for (const i of texts.keys()) {
    scoreRow(data, i, a, x)
    scoreRow(data, i, b, y)
    scoreRow(data, i, mixed, z)
    expect(z[0]).toBeCloseTo(0.5 + 0.3 * (x[0] ?? 0) + 0.7 * (y[0] ?? 0), 4)
  }
})

describe('figures', () => {
  const confusion = confusionOf([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 0, 2], 3)

  it('count as in the books', () => {
    expect([...confusion]).toEqual([2, 1, 0, 1, 1, 0, 0, 0, 1])
    expect(accuracy(confusion, 3)).toBeCloseTo(4 / 6)
    expect(classScores(confusion, 3)[0]).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, support: 3 })
    expect(macroF1(confusion, 3)).toBeCloseTo((2 / 3 + 0.5 + 1) / 3)
  })

  it('wilson stays within 0 and 1 and covers the share', () => {
    expect(wilson(0, 0)).toEqual([0, 1])
    const [low, high] = wilson(8, 10)
    expect(low).toBeCloseTo(0.4902, 3)
    expect(high).toBeCloseTo(0.9433, 3)
  })

  it('calibration is perfect when nine of ten at 0.9 are right', () => {
    expect(calibrationError(Array(10).fill(0.9), [...Array(9).fill(true), false])).toBeCloseTo(0)
  })

  it('offsets find the rare class back', () => {
    const truth = Int8Array.from({ length: 300 }, (_, i) => (i % 10 === 0 ? 1 : i % 10 === 1 ? 2 : 0))
    const scores = Float64Array.from({ length: 900 }, (_, i) => {
      const [row, c] = [Math.floor(i / 3), i % 3]
      return c === 0 ? 0 : truth[row] === c ? -0.5 : -1.5
    })
    expect(macroF1(confusionOf(truth, decide(scores, 3, [0, 0, 0]), 3), 3)).toBeLessThan(0.4)
    const offsets = bestOffsets(scores, truth, 3)
    expect(macroF1(confusionOf(truth, decide(scores, 3, offsets), 3), 3)).toBe(1)
  })

  it('platt gives back the odds it was made from', () => {
    const scores = Array.from({ length: 4000 }, (_, i) => (i % 41) / 10 - 2)
    const truth = scores.map(
      (score, i) => ((i * 7919) % 4001) / 4001 < 1 / (1 + Math.exp(-(2 * score - 0.5))),
    )
    const { slope, shift } = fitPlatt(scores, truth)
    expect(slope).toBeCloseTo(2, 0)
    expect(shift).toBeCloseTo(-0.5, 0)
  })
})
