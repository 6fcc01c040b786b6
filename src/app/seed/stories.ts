import type { Happened } from '../../intake/model/happened.ts'
import type { AgeBand, Reporter } from '../../intake/model/words.ts'

/** An invented report: warning signs as safety lessons teach them, nothing explicit, nobody real. */
export interface Story {
  readonly reporter: Reporter
  readonly ageBand: AgeBand
  readonly happened: readonly Happened[]
  readonly narrative: string
  readonly platform?: string
  readonly account?: string
  readonly safeNow?: 'yes' | 'no'
}

export const stories: readonly Story[] = [
  {
    reporter: 'child',
    ageBand: '11-15',
    happened: ['asked-meet', 'asked-secret'],
    safeNow: 'no',
    platform: 'Zalo',
    account: '@nguoila_mau',
    narrative:
      'Có một người em quen trong trò chơi bảo em tối nay ra công viên gặp riêng, dặn không được nói với ba mẹ.',
  },
  {
    reporter: 'child',
    ageBand: '11-15',
    happened: ['threat-picture'],
    platform: 'Facebook',
    account: '@taikhoan_mau_7',
    narrative: 'Bạn ấy doạ sẽ gửi ảnh của em cho cả lớp nếu em không chuyển tiền nạp thẻ. Em sợ lắm.',
  },
  {
    reporter: 'parent',
    ageBand: '6-10',
    happened: ['saw-bad'],
    platform: 'YouTube',
    narrative: 'con toi dang xem hoat hinh thi hien ra doan phim mau me, chau khoc va so may hom nay',
  },
  {
    reporter: 'teacher',
    ageBand: '11-15',
    happened: ['bullied', 'shamed-clip'],
    platform: 'Messenger',
    narrative:
      'Trong nhóm chat của lớp có đoạn phim quay cảnh một em bị xô đẩy, các bạn bình luận trêu chọc. Em ấy đã nghỉ học hai ngày.',
  },
  {
    reporter: 'child',
    ageBand: '16-17',
    happened: ['want-money'],
    platform: 'Telegram',
    account: '@viecnhe_mau',
    narrative:
      'Người ta rủ em làm cộng tác viên việc nhẹ lương cao, bắt đóng 500 nghìn tiền cọc rồi chặn em.',
  },
  {
    reporter: 'neighbour',
    ageBand: '6-10',
    happened: ['other'],
    narrative:
      'Gần nhà tôi có cháu nhỏ hay bị một người lớn rủ vào nhà chơi điện thoại, hỏi thì cháu nói chú dặn giữ bí mật.',
  },
  {
    reporter: 'child',
    ageBand: '11-15',
    happened: ['hurt-myself'],
    safeNow: 'no',
    narrative:
      'Dạo này em buồn, không muốn làm gì nữa. Trên mạng có nhóm rủ nhau làm đau bản thân, em đã vào xem.',
  },
  {
    reporter: 'journalist',
    ageBand: 'unknown',
    happened: ['posted-me'],
    platform: 'TikTok',
    narrative:
      'Một trang đăng tên, trường, lớp và ảnh của một em bé trong vụ việc đang điều tra. Đề nghị xem xét yêu cầu gỡ.',
  },
  {
    reporter: 'child',
    ageBand: '6-10',
    happened: ['account-taken'],
    platform: 'Roblox',
    narrative: 'Em cho bạn trên mạng mật khẩu để bạn tặng quà, giờ em không vào được nữa.',
  },
  {
    reporter: 'parent',
    ageBand: '11-15',
    happened: ['asked-picture', 'asked-secret'],
    platform: 'Instagram',
    account: '@nguoila_mau',
    narrative:
      'Tài khoản lạ nhắn cho con gái tôi xin ảnh, khen cháu xinh, dặn đừng cho mẹ biết. Tôi đã chụp màn hình.',
  },
  {
    reporter: 'other',
    ageBand: '16-17',
    happened: ['asked-meet'],
    narrative:
      'Bạn em nói được hứa cho đi làm ở nước ngoài lương cao, ngày mai có xe đón, không cần giấy tờ.',
  },
  {
    reporter: 'teacher',
    ageBand: '11-15',
    happened: ['bullied'],
    platform: 'Zalo',
    narrative: 'Học sinh lập trang ẩn danh để nói xấu bạn cùng khối, đã nhắc nhưng trang vẫn còn.',
  },
  {
    reporter: 'child',
    ageBand: '11-15',
    happened: ['bullied'],
    platform: 'Facebook',
    narrative: 'Các bạn lấy hình em ghép vào con vật rồi đăng lên nhóm trường. Em xấu hổ không muốn đi học.',
  },
  {
    reporter: 'parent',
    ageBand: 'under-6',
    happened: ['posted-me'],
    platform: 'TikTok',
    narrative:
      'Lớp mầm non tư thục livestream cả ngày, thấy rõ mặt và tên các cháu. Chúng tôi không được hỏi ý kiến.',
  },
  {
    reporter: 'child',
    ageBand: '16-17',
    happened: ['threat-picture', 'want-money'],
    platform: 'Telegram',
    account: '@taikhoan_mau_7',
    narrative: 'Người này bảo đã có ảnh riêng tư của em và đòi tiền, cứ vài tiếng lại nhắn đe doạ.',
  },
  {
    reporter: 'neighbour',
    ageBand: '11-15',
    happened: ['other'],
    narrative: 'Có trang rao bán thuốc lá điện tử cho học sinh, giao tận cổng trường.',
  },
  {
    reporter: 'parent',
    ageBand: '11-15',
    happened: ['other'],
    narrative: 'Cháu chơi game cả đêm, lấy tiền nhà nạp thẻ hơn hai triệu. Gia đình xin được tư vấn.',
  },
  {
    reporter: 'child',
    ageBand: '11-15',
    happened: ['asked-secret'],
    platform: 'Free Fire',
    account: '@banchoi_mau',
    narrative:
      'Anh ấy tặng em kim cương rồi hỏi em ở nhà một mình lúc nào, bảo chuyển qua Zalo nói chuyện cho kín.',
  },
  {
    reporter: 'teacher',
    ageBand: '6-10',
    happened: ['saw-bad'],
    narrative: 'Nhiều em lớp 3 bắt chước một thử thách nguy hiểm xem trên mạng, sáng nay có em bị ngã.',
  },
  { reporter: 'other', ageBand: 'unknown', happened: ['other'], narrative: 'thu xem co ai doc khong' },
]
