import type { Translate } from '../kit/text.ts'
import { ButtonLink } from './button-link.tsx'
import { Card } from './card.tsx'
import { CardGrid } from './card-grid.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { HelpBox } from './help-box.tsx'
import { Hero } from './hero.tsx'
import { KitSection } from './kit-section.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { ReportStep } from './report-step.tsx'

export interface KitReportProps {
  readonly t: Translate
  readonly now: Date
}

export const KitReport = ({ t, now }: KitReportProps) => (
  <>
    <KitSection name="Hero, HelpBox">
      <Hero
        title="Có chuyện trên mạng làm em sợ, buồn hay khó xử?"
        lead="Em không có lỗi. Em có thể kể cho người lớn đáng tin ở đây, không cần nói tên."
        actions={
          <>
            <ButtonLink href="/report">Kể cho chúng tôi</ButtonLink>
            <ButtonLink href="/follow" kind="quiet">
              Em đã có mã theo dõi
            </ButtonLink>
          </>
        }
        aside={<HelpBox t={t} />}
      />
      <HelpBox t={t} compact />
    </KitSection>
    <KitSection name="Card, CardGrid">
      <CardGrid>
        <Card title="Em là trẻ em" href="/learn/child" level={3}>
          <p>Bài ngắn, trò đố, cách nói “không”, cách chặn và báo.</p>
        </Card>
        <Card title="Thường" level={3}>
          <p>Không có liên kết.</p>
        </Card>
        <Card title="Cạnh màu" tone="warn" level={3}>
          <p>Một cảnh báo đang có hiệu lực.</p>
        </Card>
      </CardGrid>
    </KitSection>
    <KitSection name="ReportStep">
      <ReportStep
        t={t}
        step={3}
        of={8}
        title="Em gặp chuyện này ở đâu?"
        hint="Em có thể bỏ qua nếu không chắc."
        back={{ action: '/report/2' }}
        problems={{ where: 'Chọn ít nhất một câu, hoặc bấm “Em không biết”.' }}
      >
        <ChoiceGroup
          t={t}
          type="radio"
          name="where"
          problem="Chọn ít nhất một câu, hoặc bấm “Em không biết”."
          options={[
            { value: 'game', label: 'Trong trò chơi' },
            { value: 'chat', label: 'Trong tin nhắn' },
            { value: 'unknown', label: 'Em không biết' },
          ]}
        />
      </ReportStep>
    </KitSection>
    <KitSection name="ReceiptCard">
      <ReceiptCard t={t} locator="48210375" secret="7301944825560718" />
    </KitSection>
    <KitSection name="MessageBubble">
      <MessageBubble
        t={t}
        from="officer"
        reader="reporter"
        at={now}
        text={'Cảm ơn em đã kể. Em không có lỗi.\nHôm nay em có đang ở cùng người lớn mà em tin không?'}
        unread
      />
      <MessageBubble t={t} from="reporter" reader="reporter" at={now} text="Dạ em đang ở nhà bà." />
    </KitSection>
  </>
)
