/** A UUID or as good: at least 22 characters, and not the same few over and over. */
export const isHardToGuess = (key: string): boolean => key.length >= 22 && new Set(key).size >= 8

const windowMs = 10 * 60 * 1000

/**
 * How long a guessable key of the public stays the same key: a lost answer is asked for again within minutes, while whoever
 * guesses key and words later must not be handed the receipt. This window, then the one before it.
 */
export const repeatWindows = (now: Date): readonly [current: string, before: string] => {
  const current = Math.floor(now.getTime() / windowMs)
  return [String(current), String(current - 1)]
}
