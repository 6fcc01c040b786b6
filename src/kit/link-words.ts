import { domainToUnicode } from 'node:url'

export interface LinkPiece {
  readonly text: string
  /** A character no screen shows, or that turns the text around: `text` is its number. */
  readonly hidden: boolean
}

/** A stored link as a person reads it. What was stored is kept beside it: this is for the eyes only. */
export interface LinkWords {
  readonly pieces: readonly LinkPiece[]
  /** Both spellings of a host that is not plain ASCII, since letters may look like others. */
  readonly host: { readonly unicode: string; readonly ascii: string } | undefined
  /** Nothing was decoded or marked: the stored text says it all. */
  readonly isPlain: boolean
}

export const readLink = (stored: string): LinkWords => {
  const text = decoded(stored)
  const pieces = piecesOf(text)
  return { pieces, host: hostOf(text), isPlain: text === stored && pieces.every(({ hidden }) => !hidden) }
}

/** The same in one line, where nothing can be marked. */
export const linkLine = (stored: string): string =>
  readLink(stored)
    .pieces.map(({ text, hidden }) => (hidden ? `[${text}]` : text))
    .join('')

/** Escapes of letters only: an escaped `/`, `?`, space or `%` would read as another link once decoded. */
const decoded = (stored: string): string =>
  stored
    .replace(/\\u[0-9a-f]{4}/gi, (typed) => escapedLetter(typed))
    .replaceAll('\\/', '/')
    .replace(/(?:%[89a-f][0-9a-f])+/gi, (escapes) => utf8(escapes))
    .normalize('NFC')

/** `\u1ebf` of a link copied out of JSON. Halves of a pair stay as they are. */
const escapedLetter = (typed: string): string => {
  const letter = String.fromCharCode(Number.parseInt(typed.slice(2), 16))
  return letter > '\u007F' && letter.isWellFormed() ? letter : typed
}

const utf8 = (escapes: string): string => {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}

/** Controls, spaces but the common one, marks of direction, fillers, private and unassigned characters. */
const hiddenCharacter = /((?! )[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{Default_Ignorable_Code_Point}\u2800])/u

/** Split at what is captured, every second piece is a hidden character. */
const piecesOf = (text: string): readonly LinkPiece[] =>
  text
    .split(hiddenCharacter)
    .map((piece, at) =>
      at % 2 === 1 ? { text: numberOf(piece), hidden: true } : { text: piece, hidden: false },
    )
    .filter(({ text: piece }) => piece !== '')

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Only what begins like an address has a host; `a.example/x` is read as people type it, without its beginning. */
const hostOf = (text: string): LinkWords['host'] => {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const ascii = URL.parse(address)?.hostname ?? ''
  const unicode = domainToUnicode(ascii)
  return unicode === '' || unicode === ascii ? undefined : { unicode, ascii }
}
