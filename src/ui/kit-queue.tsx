import type { Translate } from '../kit/text.ts'
import { DueClock } from './due-clock.tsx'
import { KeyHint } from './key-hint.tsx'
import { KitSection } from './kit-section.tsx'
import { QueueRow } from './queue-row.tsx'
import { QueueTable } from './queue-table.tsx'
import { StateTag } from './state-tag.tsx'

export interface KitQueueProps {
  readonly t: Translate
  readonly now: Date
}

const after = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

export const KitQueue = ({ t, now }: KitQueueProps) => (
  <>
    <KitSection name="QueueTable, QueueRow, UrgencyTag">
      <QueueTable t={t} caption="Hàng chờ mẫu">
        <QueueRow
          t={t}
          href="#row-1"
          urgency="P0"
          title="Rủ gặp riêng tối nay"
          reasons={['hẹn gặp trong ngày', 'bắt giữ bí mật', 'hỏi tuổi']}
          note="Người gửi: trẻ em 11–15."
          place="Xã Mẫu 12"
          receivedAt={after(now, -42)}
          due={after(now, 678)}
          now={now}
        />
        <QueueRow
          t={t}
          href="#row-2"
          urgency="P1"
          title="Đe dọa đăng hình, đòi tiền"
          tags={<StateTag state="in_triage" label="Đang xem" />}
          note="Có 2 báo cáo cùng một tài khoản. Đã hỏi lại, chờ trả lời."
          place="Phường Mẫu 3"
          receivedAt={after(now, -900)}
          due={after(now, -130)}
          now={now}
        />
        <QueueRow
          t={t}
          href="#row-3"
          urgency="P2"
          title="Bị bêu xấu trong nhóm lớp"
          place="Xã Mẫu 40"
          receivedAt={after(now, -2000)}
          due={after(now, 1500)}
          now={now}
        />
        <QueueRow t={t} href="#row-4" urgency="P3" title="Hỏi cách chặn" receivedAt={now} now={now} />
      </QueueTable>
    </KitSection>
    <KitSection name="DueClock, KeyHint">
      <p>
        {[3000, 678, 42, -15, -130, -3000].map((minutes) => (
          <>
            <DueClock t={t} due={after(now, minutes)} now={now} /> ·{' '}
          </>
        ))}
      </p>
      <p>
        <KeyHint keys={['J', 'K']} label="chọn" /> <KeyHint keys={['Enter']} label="mở" />{' '}
        <KeyHint keys={['C']} label="chuyển" />
      </p>
    </KitSection>
  </>
)
