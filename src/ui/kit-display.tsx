import type { Translate } from '../kit/text.ts'
import { BarTable } from './bar-table.tsx'
import { BlurredImage } from './blurred-image.tsx'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { DefinitionList } from './definition-list.tsx'
import { Details } from './details.tsx'
import { Empty } from './empty.tsx'
import { FigureCard } from './figure-card.tsx'
import { FigureRow } from './figure-row.tsx'
import { KitSection } from './kit-section.tsx'
import { Pager } from './pager.tsx'
import { SafeText } from './safe-text.tsx'
import { ShownLink } from './shown-link.tsx'
import { Split } from './split.tsx'
import { Tabs } from './tabs.tsx'
import { Timeline } from './timeline.tsx'

export interface KitDisplayProps {
  readonly t: Translate
  readonly now: Date
}

/** Typed by someone who wants to rearrange the page: a mark that turns the direction, markup, an endless word. */
const hostile = `Dòng một <b>không đậm</b>\n\nDòng ba \u202Eđảo ngược\u202C ${'rất'.repeat(40)}`

export const KitDisplay = ({ t, now }: KitDisplayProps) => (
  <>
    <KitSection name="Tabs, Pager">
      <Tabs
        t={t}
        label="Hồ sơ"
        items={[
          { href: '#main', label: 'Đang mở', count: 1204, current: true },
          { href: '#main', label: 'Chờ trả lời', count: 0 },
          { href: '#main', label: 'Đã xong' },
        ]}
      />
      <Pager t={t} first="#main" next="#main" />
    </KitSection>
    <KitSection name="Split, DefinitionList, Timeline, SafeText, ShownLink">
      <Split
        asideLabel="Thông tin hồ sơ"
        aside={
          <DefinitionList
            items={[
              { term: 'Mã', value: '4821 0375' },
              { term: 'Nơi xảy ra', value: 'Xã Mẫu 12' },
              {
                term: 'Tài khoản',
                value: 'https://example.org/ten-rat-dai-khong-co-dau-cach-nao-ca-trong-lien-ket',
              },
            ]}
          />
        }
      >
        <SafeText text={hostile} />
        <ShownLink t={t} url="https://bếp.example/tr%E1%BA%BB%E2%80%AEgpj" />
        <Timeline
          items={[
            { at: now, title: 'Đã nhận', body: <p>Qua cổng, ẩn danh.</p> },
            { at: now, title: 'Chuyển Công an tỉnh', by: 'Cán bộ Mẫu', tone: 'warn' },
            { at: now, title: 'Đã xong', tone: 'ok' },
          ]}
        />
      </Split>
    </KitSection>
    <KitSection name="BlurredImage">
      <div class="grid">
        <BlurredImage
          t={t}
          src="/static/favicon.svg"
          alt="Ảnh 1"
          width={320}
          height={200}
          revealForm={
            <form method="post">
              <Button kind="quiet" small>
                Xem, ghi lý do
              </Button>
            </form>
          }
        />
        <BlurredImage t={t} src="/static/favicon.svg" alt="Ảnh 2" width={320} height={200} revealed />
      </div>
    </KitSection>
    <KitSection name="FigureRow, FigureCard, BarTable">
      <FigureRow>
        <FigureCard label="Báo cáo trong tháng" value="1.204" note="Tháng trước: 1.180" />
        <FigureCard label="Đúng hạn" value="96,4" unit="%" tone="ok" href="#main" />
        <FigureCard label="Phiếu chuyển trễ" value="7" tone="danger" note="3 đã được đôn đốc" />
      </FigureRow>
      <BarTable
        t={t}
        caption="Báo cáo theo loại"
        labelHeading="Loại"
        valueHeading="Số báo cáo"
        rows={[
          { label: 'Bắt nạt', value: 412 },
          { label: 'Dụ dỗ, làm quen', value: 286, tone: 'warn' },
          { label: 'Tống tiền bằng hình ảnh', value: 96, tone: 'danger' },
          { label: 'Khác', value: 2, shown: '<5', tone: 'ok' },
        ]}
      />
    </KitSection>
    <KitSection name="DataTable, Details, Empty">
      <DataTable
        caption="Phiếu chuyển theo cơ quan"
        showCaption
        columns={['Cơ quan', 'Đã gửi', 'Đã nhận', 'Trễ']}
        rows={[
          ['Công an tỉnh', '42', '40', '1'],
          ['Xã Mẫu 12', '8', '8', '0'],
        ]}
      />
      <Details summary="Vì sao máy gợi ý như vậy?">
        <p>Hai quy tắc khớp: hẹn gặp trong ngày, bắt giữ bí mật.</p>
      </Details>
      <Empty title="Không còn gì đang chờ">
        <p>Báo cáo mới sẽ hiện ở đây.</p>
      </Empty>
    </KitSection>
  </>
)
