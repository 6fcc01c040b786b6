import { describe, expect, it } from 'vitest'
import { joinReadings } from './join-readings.ts'
import type { ScreenLine } from './screen-line.ts'
import { textOfTurns, turnsOf } from './turns.ts'

const size = { width: 1080, height: 1200 }
const line = (text: string, left: number, top: number, right: number, height = 46): ScreenLine => ({
  text,
  left,
  top,
  right,
  bottom: top + height,
  confidence: 95,
})

const chat = [
  line('14:32 86%', 49, 32, 1036, 29),
  line('Hôm nay 14:20', 428, 148, 655, 33),
  line('Chào em, anh là bạn của', 84, 257, 598),
  line('chị Lan lớp 7A nè', 83, 323, 439),
  line('Dạ anh tìm em có việc gì ạ?', 312, 461, 880),
  line('Em không muốn đâu ạ', 516, 798, 988),
  line('Đừng kể với bố mẹ nhé,', 83, 933, 583),
  line('đây là bí mật của hai mình', 83, 998, 633),
  line('Đã xem', 930, 1107, 1033, 24),
]

describe('turns of a chat on a screen', () => {
  it('come from top to bottom, lines of a bubble together, each with its side', () => {
    expect(turnsOf(chat, size)).toEqual([
      { side: 'other', text: 'Chào em, anh là bạn của chị Lan lớp 7A nè' },
      { side: 'own', text: 'Dạ anh tìm em có việc gì ạ?' },
      { side: 'own', text: 'Em không muốn đâu ạ' },
      { side: 'other', text: 'Đừng kể với bố mẹ nhé, đây là bí mật của hai mình' },
    ])
  })

  it('do not depend on the order the lines were read in', () => {
    expect(turnsOf(chat.toReversed(), size)).toEqual(turnsOf(chat, size))
  })

  it('are joined by the mark the engine knows', () => {
    expect(textOfTurns(turnsOf(chat, size).slice(0, 2))).toBe(
      'Chào em, anh là bạn của chị Lan lớp 7A nè ⏎ Dạ anh tìm em có việc gì ạ?',
    )
  })

  it('keep a wrapped bubble of one’s own on one’s own side', () => {
    const own = turnsOf(
      [
        line('Xin chào bạn', 80, 100, 400),
        line('mình không gửi ảnh đâu vì mẹ', 300, 230, 1030),
        line('dặn rồi', 300, 290, 460),
      ],
      size,
    )
    expect(own.map(({ side }) => side)).toEqual(['other', 'own'])
  })

  it('keep two bubbles of one person apart', () => {
    const two = turnsOf([line('Alo', 80, 100, 160), line('Em ơi', 80, 220, 200)], size)
    expect(two).toHaveLength(2)
  })

  it('leave out the telephone’s own words, but not a time that is an answer', () => {
    const said = turnsOf(
      [
        ...chat,
        line('Mấy giờ gặp?', 83, 1160, 400),
        line('14:30', 900, 1260, 1030),
        line('Thứ Hai, 12/10', 420, 1350, 660, 30),
        line('Nhập tin nhắn...', 83, 1450, 400),
        line('Hoạt động 5 phút trước', 83, 80, 400, 30),
      ],
      { width: 1080, height: 1600 },
    ).map(({ text }) => text)
    expect(said).toContain('14:30')
    expect(said.join(' ')).not.toMatch(/Đã xem|Hôm nay|86%|Thứ Hai|Nhập tin|Hoạt động/)
  })

  it('are none where nothing was read', () => {
    expect(turnsOf([], size)).toEqual([])
  })
})

describe('two readings of one picture', () => {
  it('are joined: the second fills in what the first did not see', () => {
    const first = [line('Chào em', 80, 100, 300), { ...line('x~', 80, 500, 200), confidence: 20 }]
    const second = [line('Chảo em', 82, 101, 301), line('Dạ anh', 700, 300, 1000)]
    expect(joinReadings(first, second).map(({ text }) => text)).toEqual(['Chào em', 'Dạ anh'])
  })

  it('take the surer reading of a line', () => {
    const [said] = joinReadings(
      [{ ...line('HÓm nạy', 80, 100, 300), confidence: 70 }],
      [line('Hôm nay', 81, 100, 300)],
    )
    expect(said?.text).toBe('Hôm nay')
  })

  it('drop what has no letter and what is a guess', () => {
    expect(joinReadings([line('—', 0, 0, 9)], [{ ...line('uy', 0, 0, 9), confidence: 30 }])).toEqual([])
  })
})
