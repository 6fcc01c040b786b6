/**
 * What one character is worth after folding: case, compatibility forms, look-alikes of other scripts, invisible characters.
 * The tables are filled on first sight of a character, so start-up pays for none of the 65,536.
 */

export const space = 0x20
/** A new turn of a conversation or a new line. */
export const turn = 0x0a
/** An emoji of no class of ours; classes follow it in the private use area. */
export const emoji = 0xe000

const dropped = 0
const unseen = 0xffff

/** Cyrillic, Greek, Armenian and Latin letters read as another letter: the common ones of Unicode's confusables.txt. */
const lookAlikes = {
  '\u0430': 'a',
  '\u0435': 'e',
  '\u043e': 'o',
  '\u0440': 'p',
  '\u0441': 'c',
  '\u0443': 'y',
  '\u0445': 'x',
  '\u0456': 'i',
  '\u0458': 'j',
  '\u0455': 's',
  '\u0501': 'd',
  '\u051b': 'q',
  '\u051d': 'w',
  '\u04bb': 'h',
  '\u04cf': 'l',
  '\u0432': 'b',
  '\u043a': 'k',
  '\u043c': 'm',
  '\u043d': 'h',
  '\u0442': 't',
  '\u0433': 'r',
  '\u043f': 'n',
  '\u0437': 'z',
  '\u043b': 'l',
  '\u0438': 'u',
  '\u0434': 'd',
  '\u0578': 'n',
  '\u0581': 'g',
  '\u0585': 'o',
  '\u057d': 'u',
  '\u0475': 'v',
  '\u0261': 'g',
  '\u0251': 'a',
  '\u0269': 'i',
  '\u0131': 'i',
  '\u2223': 'l',
  '\u03b1': 'a',
  '\u03b2': 'b',
  '\u03b5': 'e',
  '\u03b9': 'i',
  '\u03ba': 'k',
  '\u03bd': 'v',
  '\u03bf': 'o',
  '\u03c1': 'p',
  '\u03c4': 't',
  '\u03c5': 'u',
  '\u03c7': 'x',
  '\u03c9': 'w',
  '\u03b3': 'y',
  '\u00f0': 'đ',
  '\u0256': 'đ',
  '\u018c': 'đ',
  '\u0127': 'h',
  '\u0167': 't',
  '\u00f8': 'o',
  '\u0142': 'l',
} satisfies Record<string, string>

const signs: Readonly<Record<string, string>> = {
  '…': '.',
  '。': '.',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '−': '-',
  '•': '.',
  '·': '.',
  '●': '.',
  '∙': '.',
  '\n': '\n',
  '⏎': '\n',
  '\r': '\n',
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
  '\v': ' ',
  '\f': ' ',
}

const known = new Map<number, number>([
  ...[...Object.entries(lookAlikes), ...Object.entries(signs)].map(([from, to]): [number, number] => [
    from.charCodeAt(0),
    to.charCodeAt(0),
  ]),
])

/** Nothing to see: controls, zero-width characters, direction marks, variation selectors, stacked accents, tags. */
const isInvisible = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0xad ||
  (code >= 0x300 && code <= 0x36f) ||
  code === 0x34f ||
  code === 0x61c ||
  (code >= 0x1ab0 && code <= 0x1aff) ||
  code === 0x115f ||
  code === 0x1160 ||
  code === 0x17b4 ||
  code === 0x17b5 ||
  (code >= 0x180b && code <= 0x180e) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0x20d0 && code <= 0x20ff) ||
  code === 0x3164 ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff ||
  code === 0xffa0 ||
  (code >= 0xfff9 && code <= 0xfffb)

const foldOnce = (code: number): number => {
  const mapped = known.get(code)
  if (mapped !== undefined) return mapped
  if (isInvisible(code)) return dropped
  if (code >= 0xd800 && code <= 0xf8ff) return space
  const plain = String.fromCharCode(code).normalize('NFKC').toLowerCase()
  const first = plain.normalize('NFC').charCodeAt(0)
  if (/^\s/u.test(plain)) return space
  // A folded look-alike (full-width Cyrillic, say) is folded once more.
  return known.get(first) ?? (isInvisible(first) ? dropped : first)
}

const folds = new Uint16Array(0x10000).fill(unseen)

/** One UTF-16 unit folded to one unit; 0 when nothing is left of it. */
export const foldUnit = (code: number): number => {
  const found = folds[code] ?? 0
  if (found !== unseen) return found
  const fresh = foldOnce(code)
  folds[code] = fresh
  return fresh
}

const bares = new Uint16Array(0x10000)

/** The letter without its diacritics, in lower case: `ệ` → `e`, `đ` → `d`. */
export const bareUnit = (code: number): number => {
  if (code < 0x80) return code
  const found = bares[code] ?? 0
  if (found !== 0) return found
  const plain = code === 0x111 ? 0x64 : String.fromCharCode(code).normalize('NFD').charCodeAt(0)
  bares[code] = plain
  return plain
}

// 0 other, 1 letter, 2 digit, 3 emoji class
const kinds = new Uint8Array(0x10000).fill(9)

const kindOnce = (code: number): number => {
  if (code >= emoji && code <= 0xf8ff) return 3
  const text = String.fromCharCode(code)
  if (/\p{L}/u.test(text)) return 1
  return /\p{Nd}/u.test(text) ? 2 : 0
}

const kindOf = (code: number): number => {
  const found = kinds[code] ?? 0
  if (found !== 9) return found
  const fresh = kindOnce(code)
  kinds[code] = fresh
  return fresh
}

export const isLetter = (code: number): boolean => kindOf(code) === 1
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
/** Letters and digits make words. */
export const isWordUnit = (code: number): boolean => {
  const kind = kindOf(code)
  return kind === 1 || kind === 2
}
export const isEmoji = (code: number): boolean => code >= emoji && code <= 0xf8ff

/** Emoji by what they tell; everything else is a plain emoji. */
const classes: readonly (readonly [string, string])[] = [
  ['laugh', '😀😁😂🤣😃😄😅😆😊😋😹🙂😜😝😛🤪'],
  ['love', '❤️💕💖💗💓💞💘💝😍🥰😘😚😙😽💋💛💚💙💜🧡🤍🖤🫶'],
  ['sad', '😢😭😞😔😟🙁😩😫😥😪🥺💔😓😿'],
  ['angry', '😠😡🤬👿😤💢'],
  ['fear', '😨😰😱😖😣😵🆘'],
  ['mock', '🤡🐷🐖🐶🐕🐒🐵🙈🤮🤢💩🖕😏🙄'],
  ['violence', '🔪🗡⚔🔫💣🩸☠💀🪓👊'],
  ['secret', '🤫🤐🙊🔒🔐'],
  ['money', '💰💵💸🤑💎🎁🎉🏆💳'],
  ['adult', '🔞🍑🍆💦👅🫦'],
  ['substance', '💊🍁🚬🍺🍻🥃💉🎰🎲🃏🌿'],
  ['camera', '📸📷🤳📹🎥'],
  ['lips', '😈'],
]

const emojiClass = new Map<number, number>(
  classes.flatMap(([, members], index) =>
    [...members].map((one): [number, number] => [one.codePointAt(0) ?? 0, emoji + 1 + index]),
  ),
)

/** A code point beyond the BMP, or a pictograph within it: its class, a folded letter, or a plain emoji. */
export const foldPoint = (point: number): number => {
  const known = emojiClass.get(point)
  if (known !== undefined) return known
  // Skin tones, tags and variation selectors say nothing.
  if ((point >= 0x1f3fb && point <= 0x1f3ff) || (point >= 0xe0000 && point <= 0xe01ef)) return dropped
  if (point >= 0x1d400 && point <= 0x1d7ff)
    return foldUnit(String.fromCodePoint(point).normalize('NFKC').toLowerCase().charCodeAt(0))
  // Squared and circled letters: 🄰 🅰 🅐.
  if (point >= 0x1f110 && point <= 0x1f189)
    return 0x61 + ((point - 0x1f110) % 0x20 < 26 ? (point - 0x1f110) % 0x20 : 0)
  // Regional indicators spell letters: 🇿🇦🇱🇴.
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return 0x61 + (point - 0x1f1e6)
  return emoji
}

const [firstPictograph, lastPictograph] = [0x203c, 0x3299]
const pictographs = Uint8Array.from({ length: lastPictograph - firstPictograph + 1 }, (_, i) =>
  /\p{Extended_Pictographic}/u.test(String.fromCharCode(firstPictograph + i)) ? 1 : 0,
)
export const isPictograph = (code: number): boolean => pictographs[code - firstPictograph] === 1
