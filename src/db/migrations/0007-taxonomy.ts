import type { ForwardMigration } from '../migration.ts'

export const taxonomy: ForwardMigration = {
  name: '0007-taxonomy',
  why: 'The categories of harm as dated data (DOMAIN.md §5): an administrator adds or retires a code, no release needed.',
  up: [
    `create table intake.category (
      code text primary key,
      name_vi text not null,
      name_en text not null,
      dimension text not null,
      urgency text not null check (urgency in ('P0', 'P1', 'P2', 'P3')),
      valid_from date not null,
      valid_to date
    )`,
    `insert into intake.category (code, name_vi, name_en, dimension, urgency, valid_from) values
      ('CN-VIO', 'Nội dung bạo lực, kinh dị', 'Violent content', 'content', 'P2', '2026-01-01'),
      ('CN-SEX', 'Nội dung khiêu dâm đến với trẻ', 'Sexual content shown to a child', 'content', 'P2', '2026-01-01'),
      ('CN-SELF', 'Cổ súy tự hại, tự sát', 'Self-harm promotion', 'content', 'P0', '2026-01-01'),
      ('CN-FAKE', 'Tin giả, nội dung AI sai lệch', 'False/AI-made content', 'content', 'P2', '2026-01-01'),
      ('CN-VICE', 'Tệ nạn, ma túy, cờ bạc', 'Vice promotion', 'content', 'P2', '2026-01-01'),
      ('CT-GROOM', 'Dụ dỗ, thao túng trẻ', 'Grooming', 'contact', 'P1', '2026-01-01'),
      ('CT-MEET', 'Rủ gặp, bỏ nhà', 'Lured to meet/run away', 'contact', 'P0', '2026-01-01'),
      ('CT-KIDNAP', '"Bắt cóc trực tuyến"', 'Online kidnapping', 'contact', 'P0', '2026-01-01'),
      ('CT-TRAFF', 'Lừa mua bán, đưa ra nước ngoài', 'Trafficking lure', 'contact', 'P0', '2026-01-01'),
      ('CT-HAR', 'Quấy rối, đe dọa', 'Harassment, threat', 'contact', 'P1', '2026-01-01'),
      ('SX-ABUSE', 'Xâm hại tình dục trẻ em', 'Child sexual abuse', 'cross', 'P0', '2026-01-01'),
      ('SX-MAT', 'Tài liệu xâm hại tình dục trẻ em', 'CSAM (link only)', 'cross', 'P1', '2026-01-01'),
      ('SX-EXT', 'Tống tiền bằng hình ảnh riêng tư', 'Sexual extortion', 'cross', 'P1', '2026-01-01'),
      ('SX-SYN', 'Hình ảnh trẻ em bị ghép, deepfake', 'Synthetic imagery', 'cross', 'P1', '2026-01-01'),
      ('CD-BULLY', 'Bắt nạt trên mạng', 'Cyberbullying', 'conduct', 'P2', '2026-01-01'),
      ('CD-SHAME', 'Đăng clip bạo lực học đường, làm nhục', 'Humiliation, fight clips', 'conduct', 'P1', '2026-01-01'),
      ('CD-CHAL', 'Thách thức nguy hiểm', 'Dangerous challenge', 'conduct', 'P1', '2026-01-01'),
      ('CD-PEER', 'Trẻ có hành vi gây hại', 'Harmful behaviour by a child', 'conduct', 'P1', '2026-01-01'),
      ('CX-SCAM', 'Lừa đảo, "việc nhẹ lương cao"', 'Scam', 'contract', 'P1', '2026-01-01'),
      ('CX-ACC', 'Chiếm tài khoản, mạo danh', 'Account theft', 'contract', 'P2', '2026-01-01'),
      ('CX-GAME', 'Nghiện game, nạp tiền', 'Gaming/spending harm', 'contract', 'P3', '2026-01-01'),
      ('CX-ADDICT', 'Nghiện mạng xã hội, dùng quá mức', 'Excessive use', 'health', 'P3', '2026-01-01'),
      ('PR-LEAK', 'Lộ lọt dữ liệu cá nhân', 'Data leak', 'privacy', 'P2', '2026-01-01'),
      ('PR-POST', 'Đăng ảnh/thông tin trẻ trái phép', 'Posting without consent', 'privacy', 'P2', '2026-01-01'),
      ('ZZ-OTHER', 'Khác, chưa rõ', 'Other, unclear', 'other', 'P2', '2026-01-01')`,
  ],
}
