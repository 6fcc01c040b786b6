import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { remaining } from './remaining.ts'

const now = new Date('2026-11-23T01:42:00+07:00')
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

describe('remaining', () => {
  it.each([
    [678, '11:18', 'running'],
    [59, '00:59', 'soon'],
    [1440, '1 ngày', 'running'],
    [2879, '1 ngày', 'running'],
    [0, 'trễ 1 phút', 'late'],
    [-130, 'trễ 2 giờ', 'late'],
    [-3000, 'trễ 2 ngày', 'late'],
  ])('%i minutes: %s', (minutes, text, state) => {
    expect(remaining(translate('vi'), inMinutes(minutes), now)).toEqual({ text, state })
  })

  it('speaks English', () => {
    expect(remaining(translate('en'), inMinutes(-130), now).text).toBe('2 h late')
  })
})
