import { describe, expect, it } from 'vitest'
import { translate } from '../kit/text.ts'
import { remaining } from './remaining.ts'

const now = new Date('2026-11-23T01:42:00+07:00')
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

describe('remaining', () => {
  it.each([
    [678, 'còn 11 giờ', 'running'],
    [60, 'còn 1 giờ', 'running'],
    [59, 'còn 59 phút', 'soon'],
    [29, 'còn 29 phút', 'soon'],
    [0.5, 'còn 1 phút', 'soon'],
    [1440, 'còn 1 ngày', 'running'],
    [2879, 'còn 1 ngày', 'running'],
    [0, 'quá 1 phút', 'late'],
    [-130, 'quá 2 giờ', 'late'],
    [-3000, 'quá 2 ngày', 'late'],
  ])('%i minutes: %s', (minutes, text, state) => {
    expect(remaining(translate('vi'), inMinutes(minutes), now)).toEqual({ text, state })
  })

  it('speaks English', () => {
    expect(remaining(translate('en'), inMinutes(-130), now).text).toBe('2 h late')
    expect(remaining(translate('en'), inMinutes(29), now).text).toBe('29 min left')
  })
})
