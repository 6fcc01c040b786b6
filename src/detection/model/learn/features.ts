import { foldUnit } from '../text/letters.ts'
import type { Normalised } from '../text/normalise.ts'
import { prime } from '../text/word-hash.ts'

/** The ways a text is cut into features. Each block is scaled to length 1, so that no block drowns another. */
export const blocks = ['words', 'letters', 'bare', 'raw', 'signs'] as const
export const blockCount = blocks.length

/** Hashed features of one text: distinct, block after block. */
export interface Features {
  /** Slots in [0, 2^bits). */
  readonly slots: Int32Array
  readonly count: number
  /** Where each block ends in `slots`; `blockEnds[blockCount - 1] === count`. */
  readonly blockEnds: Int32Array
}

/** Reused between texts; one per thread. */
export interface Scratch {
  readonly bits: number
  slots: Int32Array
  readonly blockEnds: Int32Array
  /**
   * The slots of this text in an open table: the slot in the low bits, above them the round of the text that wrote it. What
   * another round wrote counts as empty, so that nothing has to be cleared between texts.
   */
  seen: Int32Array
  /** One less than the part of the table this text uses: a short text stays in the nearest cache. */
  mask: number
  round: number
  count: number
}

/** Slots of more bits would leave too few for the round. */
const mostBits = 20
const rounds = 1 << (31 - mostBits)

/** @param bits at most 20 */
export const newScratch = (bits: number): Scratch => ({
  bits: Math.min(bits, mostBits),
  slots: new Int32Array(4096),
  blockEnds: new Int32Array(blockCount),
  seen: new Int32Array(8192),
  mask: 0,
  round: 0,
  count: 0,
})

/** The slot of a hash: its best mixed bits. */
export const slotOf = (hash: number, shift: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 12)) >>> shift
}

const put = (scratch: Scratch, hash: number, shift: number): void => {
  const slot = slotOf(hash, shift)
  const { seen, mask, round } = scratch
  const mark = (round << mostBits) | slot
  let place = slot & mask
  for (let found = seen[place] ?? 0; found >>> mostBits === round; found = seen[place] ?? 0) {
    if (found === mark) return
    place = (place + 1) & mask
  }
  seen[place] = mark
  scratch.slots[scratch.count++] = slot
}

/** Makes room for a text of so many features at most; half of the table stays empty. */
const begin = (scratch: Scratch, most: number): void => {
  if (most > scratch.slots.length) scratch.slots = new Int32Array(most)
  const size = 1 << Math.ceil(Math.log2(Math.max(64, most * 2)))
  if (size > scratch.seen.length) scratch.seen = new Int32Array(size)
  scratch.mask = size - 1
  scratch.round++
  if (scratch.round === rounds) {
    scratch.seen.fill(0)
    scratch.round = 1
  }
  scratch.count = 0
}

/** Runs of units that are features: from which letters, how long, and the seed that tells the blocks apart. */
export const runs = {
  letters: { seed: 0x9747b28c, shortest: 2, longest: 6 },
  bare: { seed: 0x2f0b4c47, shortest: 2, longest: 5 },
  raw: { seed: 0x6b43a9b5, shortest: 2, longest: 5 },
} as const
type Run = (typeof runs)[keyof typeof runs]

/** As `put` for each run, with everything at hand: nine in ten features of a text are made here. */
const putRuns = (scratch: Scratch, units: Uint16Array, { seed, shortest, longest }: Run): void => {
  const shift = 32 - scratch.bits
  const { seen, mask, slots, round } = scratch
  const high = round << mostBits
  const { length } = units
  let { count } = scratch
  for (let i = 0; i < length; i++) {
    let hash: number = seed
    const first = i + shortest - 1
    const end = Math.min(i + longest, length)
    for (let j = i; j < end; j++) {
      hash = Math.imul(hash ^ (units[j] ?? 0), prime)
      if (j < first) continue
      const slot = slotOf(hash, shift)
      const mark = high | slot
      let place = slot & mask
      let found = seen[place] ?? 0
      while (found !== mark && found >>> mostBits === round) {
        place = (place + 1) & mask
        found = seen[place] ?? 0
      }
      if (found === mark) continue
      seen[place] = mark
      slots[count++] = slot
    }
  }
  scratch.count = count
}

const putWords = (scratch: Scratch, { words }: Normalised): void => {
  const shift = 32 - scratch.bits
  let [before, last] = [0x3ad8025f, 0x3ad8025f]
  for (let i = 0; i < words.count; i++) {
    const hash = words.hash[i] ?? 0
    put(scratch, hash, shift)
    put(scratch, Math.imul(last ^ 0x5bd1e995, prime) + hash, shift)
    put(scratch, Math.imul(Math.imul(before ^ 0x1b873593, prime) + last, prime) + hash, shift)
    before = last
    last = hash
  }
}

let raw = new Uint16Array(1024)

const rawUnits = (text: string): Uint16Array => {
  if (raw.length < text.length) raw = new Uint16Array(text.length * 2)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    raw[i] = code < 0x80 ? (code >= 0x41 && code <= 0x5a ? code | 0x20 : code) : foldUnit(code) || code
  }
  return raw.subarray(0, text.length)
}

const lengths = ({ shortest, longest }: Run): number => longest - shortest + 1
const mostFeatures = ({ length, original, words }: Normalised): number =>
  words.count * 3 +
  length * (lengths(runs.letters) + lengths(runs.bare)) +
  original.length * lengths(runs.raw)

/**
 * The features of a text; valid until the scratch is used again.
 *
 * @param signs hashes of whatever else was seen in the text: concepts, rules, its kind
 */
export const featuresOf = (text: Normalised, scratch: Scratch, signs: readonly number[] = []): Features => {
  begin(scratch, mostFeatures(text) + signs.length)
  putWords(scratch, text)
  scratch.blockEnds[0] = scratch.count
  putRuns(scratch, text.units, runs.letters)
  scratch.blockEnds[1] = scratch.count
  putRuns(scratch, text.bare, runs.bare)
  scratch.blockEnds[2] = scratch.count
  putRuns(scratch, rawUnits(text.original), runs.raw)
  scratch.blockEnds[3] = scratch.count
  for (const sign of signs) put(scratch, sign, 32 - scratch.bits)
  scratch.blockEnds[4] = scratch.count
  return scratch
}

/** The hash of a named sign, for the `signs` of `featuresOf`. */
export const signHash = (name: string): number => {
  let hash = 0x7a2d9f1b
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), prime)
  return hash
}
