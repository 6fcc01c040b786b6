/** Each digit as strokes in a box of 60 × 100, drawn by hand so that no font is needed on the server. */
const strokes = [
  'M30 8C14 8 8 28 8 50S14 92 30 92 52 72 52 50 46 8 30 8Z',
  'M14 25 33 8V92',
  'M9 31C9 16 18 8 30 8S51 16 51 29C51 49 9 64 9 92H52',
  'M10 20C14 12 21 8 30 8 42 8 50 16 50 27S42 47 27 47C43 47 52 56 52 69S43 92 30 92C19 92 11 87 8 78',
  'M41 92V8L7 68H54',
  'M48 8H16L12 46C17 42 23 40 29 40 43 40 52 50 52 65S43 92 29 92C19 92 12 88 8 80',
  'M45 12C41 9 36 8 32 8 16 8 8 26 8 58 8 80 17 92 30 92S52 81 52 66 43 41 31 41C19 41 9 50 8 62',
  'M8 8H52C38 32 28 60 25 92',
  'M30 47C18 47 11 38 11 27S19 8 30 8 49 16 49 27 42 47 30 47 8 56 8 69 17 92 30 92 52 82 52 69 43 47 30 47Z',
  'M15 88C19 91 24 92 28 92 44 92 52 74 52 42 52 20 43 8 30 8S8 19 8 34 17 59 29 59C41 59 51 50 52 38',
] as const

const margin = 44
const advance = 74
const groupGap = 40
const rowHeight = 134

/** Pixels. */
export const pictureSize = {
  width: margin * 2 + advance * 8 + groupGap - 14,
  height: margin * 2 + rowHeight * 3 + 8,
} as const

const row = (digits: string, top: number): string =>
  [...digits]
    .map((digit, index) => {
      const left = margin + index * advance + Math.floor(index / 4) * groupGap
      return `<path transform="translate(${left} ${top})" d="${strokes[Number(digit)] ?? ''}"/>`
    })
    .join('')

/** A receipt's digits, and nothing that says what they are for, as an SVG: eight a row, the locator above a line. */
export const digitPicture = (locator: string, secret: string): string => {
  const { width, height } = pictureSize
  const line = margin + rowHeight - 2
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<g fill="none" stroke="#12263a" stroke-width="11" stroke-linecap="round" stroke-linejoin="round">',
    row(locator, margin),
    row(secret.slice(0, 8), margin + rowHeight + 26),
    row(secret.slice(8), margin + rowHeight * 2 + 26),
    `</g><path d="M${margin} ${line}H${width - margin}" stroke="#77838f" stroke-width="3" stroke-dasharray="10 8"/></svg>`,
  ].join('')
}
