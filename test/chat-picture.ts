import { execFileSync } from 'node:child_process'
import sharp from 'sharp'

export interface Said {
  readonly side: 'other' | 'own'
  readonly lines: readonly string[]
}

/** Harmless, made up, and with a sign of warning. */
export const warningChat: readonly Said[] = [
  { side: 'other', lines: ['Chào em, anh là bạn của', 'chị Lan lớp 7A nè'] },
  { side: 'own', lines: ['Dạ anh tìm em có việc gì ạ?'] },
  { side: 'other', lines: ['Em xinh quá, gửi anh ảnh', 'riêng của em đi'] },
  { side: 'own', lines: ['Em không muốn đâu ạ'] },
  { side: 'other', lines: ['Đừng kể với bố mẹ nhé,', 'đây là bí mật của hai mình'] },
]

const font = 'Noto Sans'

/** Whether this machine can draw Vietnamese letters (scripts/system-deps installs the font). */
export const hasFont = (): boolean => {
  try {
    return execFileSync('fc-match', ['-f', '%{family}', font], { encoding: 'utf8' }).includes(font)
  } catch {
    return false
  }
}

interface Look {
  readonly dark?: boolean
  readonly width?: number
  readonly own?: string
}

const text = (x: number, y: number, size: number, fill: string, words: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${words}</text>`

/** A telephone’s screen with the chat, its clock, its marks of time and “Đã xem”. PNG. */
export const drawChat = (
  said: readonly Said[],
  { dark = false, width = 720, own = '#0b84ff' }: Look = {},
): Promise<Buffer> => {
  const ink = dark ? '#eee' : '#222'
  const parts: string[] = []
  parts.push(text(30, 40, 26, ink, '14:32'), text(640, 40, 26, ink, '86%'))
  parts.push(text(290, 115, 22, '#888', 'Hôm nay 14:20'))
  let y = 150
  for (const { side, lines } of said) {
    const [high, wide] = [28 + lines.length * 42, Math.max(...lines.map((line) => line.length)) * 17 + 50]
    const x = side === 'own' ? 690 - wide : 30
    const [bubble, letters] = side === 'own' ? [own, '#fff'] : dark ? ['#333', '#fff'] : ['#e9e9eb', '#111']
    parts.push(`<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="24" fill="${bubble}"/>`)
    parts.push(...lines.map((line, at) => text(x + 24, y + 46 + at * 42, 30, letters, line)))
    y += high + 22
  }
  parts.push(text(620, y + 16, 20, '#888', 'Đã xem'))
  const high = y + 60
  const scale = width / 720
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high * scale}" viewBox="0 0 720 ${high}" font-family="${font}">` +
        `<rect width="720" height="${high}" fill="${dark ? '#000' : '#fff'}"/>${parts.join('')}</svg>`,
    ),
  )
    .png()
    .toBuffer()
}
