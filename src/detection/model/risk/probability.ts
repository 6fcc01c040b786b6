import type { Platt } from '../learn/platt.ts'

/** A raw score as a probability, by the calibration of its column. */
export const probability = (platt: Platt | undefined, score: number): number =>
  1 / (1 + Math.exp(-((platt?.slope ?? 1) * score + (platt?.shift ?? 0))))
