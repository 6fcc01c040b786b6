const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const hex128 = /^(?=.*[a-f])(?=.*\d)[0-9a-f]{32,}$/i
const base64of128 = /^(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_-]{22,}={0,2}$/

const classOf = (letter: string): string =>
  /\d/.test(letter) ? 'digit' : /[a-z]/.test(letter) ? 'small' : /[A-Z]/.test(letter) ? 'great' : 'other'

/** Words and numbers change little from letter to letter; random base64 changes its kind more often than not. */
const looksRandom = (key: string): boolean => {
  const letters = [...key]
  const changes = letters.filter(
    (letter, at) => at > 0 && classOf(letter) !== classOf(letters[at - 1] ?? ''),
  ).length
  const kinds = new Set(letters)
  const varied = kinds.size >= 10 && (/\d/.test(key) || (letters.length >= 40 && kinds.size >= 18))
  return varied && changes * 3 >= letters.length
}

/**
 * Made by a machine from at least 122 random bits: a UUID of version 4 or 7, 32 hex digits, or 22 letters of base64. Length alone
 * proves nothing: “bao-cao-ngay-24-11-2026” is long, and anybody may think of it.
 */
export const isHardToGuess = (key: string): boolean =>
  uuid.test(key) ||
  (hex128.test(key) && new Set(key.toLowerCase()).size >= 8) ||
  (base64of128.test(key) && looksRandom(key))

const windowMs = 10 * 60 * 1000

/**
 * How long a guessable key of the public stays the same key: a lost answer is asked for again within minutes, while whoever
 * guesses key and words later must not be handed the receipt. This window, then the one before it.
 */
export const repeatWindows = (now: Date): readonly [current: string, before: string] => {
  const current = Math.floor(now.getTime() / windowMs)
  return [String(current), String(current - 1)]
}
