import { plain } from '../../kit/format.ts'
import { houseWords, keyRows, vietnameseWords } from './guessable.ts'

/** Letters and digits that must remain once everything guessable is struck out. */
const ownAtLeast = 6
const commonFrom = 6
const longestPiece = 30

export type PasswordProblem = 'password-has-name' | 'password-has-place' | 'password-guessable'

/** Who the password is for: what others know of them is no secret. */
export interface About {
  readonly login: string
  readonly name: string
}

// Half a megabyte that only a new password needs.
let loaded: Promise<ReadonlySet<string>> | undefined

const loadCommon = async (): Promise<ReadonlySet<string>> => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(
    dictionary['passwords-common'].filter((one) => one.length >= commonFrom && one.length <= longestPiece),
  )
}

const commonPasswords = (): Promise<ReadonlySet<string>> => {
  loaded ??= loadCommon()
  return loaded
}

/**
 * What is wrong with a new password of sufficient length. A long password made of common ones, the login, a name, key rows,
 * repetitions and years is no better than a short one: these are struck out, and what remains must still be something.
 */
export const passwordProblem = async (
  password: string,
  { login, name }: About,
): Promise<PasswordProblem | undefined> => {
  const common = await commonPasswords()
  const personal = piecesOf(`${login} ${name}`)
  const pieces = new Set([...personal, ...houseWords, ...vietnameseWords])
  const texts = spellings(password)
  const left = Math.min(...texts.map((text) => uncovered(text, pieces, common))) + oddSigns(password)
  if (left >= ownAtLeast) return undefined
  const says = (words: readonly string[]): boolean =>
    texts.some((text) => words.some((word) => text.includes(word)))
  if (says(personal)) return 'password-has-name'
  return says(houseWords) ? 'password-has-place' : 'password-guessable'
}

const piecesOf = (text: string): readonly string[] => {
  const words = plain(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3)
  return [...words, bare(text)].filter((word) => word.length >= 3)
}

const bare = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** The password as it stands, and as it reads when signs that look like letters are letters. */
const spellings = (password: string): readonly string[] => [
  bare(password),
  bare(password.replace(/[01345@$!]/g, (sign) => lookAlikes[sign] ?? sign)),
]

/** Signs count once each: `!!!!` is one idea. Those that only keep words apart do not count. */
const oddSigns = (password: string): number =>
  new Set(password.replace(/[\p{L}\p{N}\p{M}\s.,\-_!@$]/gu, '')).size

/** The fewest letters that no piece covers. */
const uncovered = (text: string, pieces: ReadonlySet<string>, common: ReadonlySet<string>): number => {
  const best = [0, ...Array<number>(text.length).fill(text.length)]
  for (let at = 0; at < text.length; at += 1) {
    const here = best[at] ?? 0
    best[at + 1] = Math.min(best[at + 1] ?? 0, here + 1)
    for (let length = 3; length <= longestPiece && at + length <= text.length; length += 1) {
      const piece = text.slice(at, at + length)
      if (pieces.has(piece) || common.has(piece) || isPattern(piece) || isRepeated(text, at, length))
        best[at + length] = Math.min(best[at + length] ?? 0, here)
    }
  }
  return best[text.length] ?? 0
}

const isRepeated = (text: string, at: number, length: number): boolean =>
  length >= 4 && text.slice(0, at).includes(text.slice(at, at + length))

const backwards = (text: string): string => [...text].reverse().join('')
const rows = [...keyRows, ...keyRows.map(backwards)]

/** One letter again and again, a stretch of a key row, or a year. */
const isPattern = (piece: string): boolean =>
  /^(.)\1+$/.test(piece) ||
  /^(19|20)\d\d$/.test(piece) ||
  (/^\d{6}$|^\d{8}$/.test(piece) && isDate(piece)) ||
  rows.some((row) => row.includes(piece))

/** Day, month and year as people write a birthday. */
const isDate = (digits: string): boolean =>
  Number(digits.slice(0, 2)) <= 31 && Number(digits.slice(2, 4)) <= 12 && Number(digits.slice(0, 2)) > 0
