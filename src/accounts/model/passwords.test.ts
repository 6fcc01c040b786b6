import { describe, expect, test } from 'vitest'
import { passwordProblem } from './passwords.ts'

const about = { login: 'lan.nguyen', name: 'Nguyễn Thị Ngọc Lan' }
const problem = (password: string) => passwordProblem(password, about)

describe('a new password', () => {
  test.each([
    'aaaaaaaaaaaaaaaa',
    '12345678901234567890',
    'qwertyuiopasdfghjkl',
    '1qaz2wsx3edc4rfv',
    'abcdefghijklmnop',
    'Password123456!',
    'P@ssw0rd12345678',
    'matkhau123456789',
    'Mật khẩu 123456',
    'mat-khau-mat-khau',
    'anhyeuem12345678',
    'vietnamvodich2026',
    'abcabcabcabcabcabc',
    'xyqkxyqkxyqkxyqk',
    'iloveyou!iloveyou!',
    'hanoi01051990hanoi',
    'qwerty!!!!!!!!!!!!',
  ])('made of what everybody tries first is refused: %s', async (password) => {
    expect(await problem(password)).toBe('password-guessable')
  })

  test.each(['lan.nguyen.2026!', 'NguyenThiNgocLan1', 'Ngọc Lan 01/05/1990', 'lan-nguyen-lan-nguyen'])(
    'made of the name or login is refused: %s',
    async (password) => {
      expect(await problem(password)).toBe('password-has-name')
    },
  )

  test.each(['khien-tinh-mau-2026', 'Khiên123456789', 'totruc.tinhmau.01'])(
    'made of what the system is called is refused: %s',
    async (password) => {
      expect(await problem(password)).toBe('password-has-place')
    },
  )

  test.each([
    'ghế xanh nuốt sao hôm',
    'con vit lac trong mua rao',
    'mat-khau-cua-lan-thi-dai',
    'tr0ng-vuon-co-9-cay-xoai',
    '7#kV!p0^zQ&u8Lw@',
    'dung-thu-khien-2026',
    'mat-khau-thu-nghiem',
  ])('of words or signs of one’s own is taken: %s', async (password) => {
    expect(await problem(password)).toBeUndefined()
  })
})
