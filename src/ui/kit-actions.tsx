import { Button, buttonKinds } from './button.tsx'
import { ButtonLink } from './button-link.tsx'
import { KitSection } from './kit-section.tsx'
import { Notice } from './notice.tsx'
import { StateTag } from './state-tag.tsx'
import { SubmitRow } from './submit-row.tsx'
import { Tag } from './tag.tsx'
import { tones } from './tone.ts'

export const KitActions = () => (
  <>
    <KitSection name="Button, ButtonLink">
      <SubmitRow>
        {buttonKinds.map((kind) => (
          <Button type="button" kind={kind}>
            {kind}
          </Button>
        ))}
        <Button type="button" disabled>
          disabled
        </Button>
        <ButtonLink href="#main">ButtonLink</ButtonLink>
      </SubmitRow>
      <SubmitRow>
        {buttonKinds.map((kind) => (
          <Button type="button" kind={kind} small>
            {kind}, small
          </Button>
        ))}
      </SubmitRow>
    </KitSection>
    <KitSection name="Notice">
      {tones.map((tone) => (
        <Notice tone={tone} title={tone}>
          <p>Chúng tôi đã nhận được lời kể. Em không có lỗi.</p>
        </Notice>
      ))}
    </KitSection>
    <KitSection name="Tag, StateTag">
      <p>
        {tones.map((tone) => (
          <>
            <Tag tone={tone}>{tone}</Tag>{' '}
          </>
        ))}
        <StateTag state="received" label="Đã nhận" /> <StateTag state="accepted" label="Đang giúp" />{' '}
        <StateTag state="closed" label="Đã xong" />
      </p>
    </KitSection>
  </>
)
