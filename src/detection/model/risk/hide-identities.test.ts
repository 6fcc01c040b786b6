import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideIdentities } from './hide-identities.ts'

describe('what is replaced before a text leaves', () => {
  it.each([
    ['vào https://abc.example/x?y=1 nhé', 'vào [liên kết] nhé'],
    ['vào hxxp://abc[.]com/a nhé', 'vào [liên kết] nhé'],
    ['gửi ten.ho@gmail.com và @ai_do_12', 'gửi [tài khoản] và [tài khoản]'],
    ['gọi 0912 345 678 hoặc +84.912.345.678', 'gọi [số] hoặc [số]'],
    ['thẻ 1234-5678-9012, ngày 12/05/2014', 'thẻ [số], ngày [số]'],
    ['Bạn Nguyễn Văn Nam lớp em', 'Bạn [tên] lớp em'],
    ['Nguyễn Thị Hoa nhắn em', '[tên] nhắn em'],
    ['nguyen van nam nhan em', '[tên] nhan em'],
    ['em tên là hoa, học lớp 6', 'em tên là [tên], học lớp 6'],
    ['Hôm qua Nam rủ em. Nam hẹn ở công viên', 'Hôm qua [tên] rủ em. [tên] hẹn ở công viên'],
  ])('%s', (text, hidden) => {
    expect(hideIdentities(text)).toBe(hidden)
  })

  it.each([
    'Có anh trên Zalo hỏi em mấy tuổi. Em 12 tuổi, học lớp 6.',
    'Họ đòi nạp thẻ 500k, nếu không sẽ đăng ảnh lên Facebook!',
    'Em sợ lắm. Đừng nói với mẹ.',
  ])('and what stays, because it tells of the danger: %s', (text) => {
    expect(hideIdentities(text)).toBe(text)
  })

  it('and what the report itself names, however it is written', () => {
    expect(hideIdentities('bạn BÉ BI ở xóm dưới, con cô Tư', ['Bé Bi', 'xóm dưới', 'Trần Tư'])).toBe(
      'bạn [tên] ở [tên], con cô [tên]',
    )
  })

  it('and nothing where capitals tell nothing: such a text does not leave', () => {
    expect(hideIdentities('EM BỊ BẠN NAM ĐÁNH Ở TRƯỜNG')).toBeUndefined()
    expect(hideIdentities('ok')).toBe('ok')
  })

  it('never leaves four digits in a row, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hideIdentities(text) ?? '').not.toMatch(/\d{4}/)
      }),
    )
  })
})
