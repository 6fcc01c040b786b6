import type { Translate } from '../kit/text.ts'
import { ChoiceGroup } from './choice-group.tsx'
import { CodeField } from './code-field.tsx'
import { DateTimeField } from './date-time-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FileField } from './file-field.tsx'
import { KitSection } from './kit-section.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const communes = [
  { value: '1', label: 'Xã Mẫu 12' },
  { value: '2', label: 'Phường Mẫu 3' },
]
const words = [
  { value: 'grooming', label: 'Có người lạ hỏi chuyện riêng và bảo em giữ bí mật' },
  { value: 'threat', label: 'Có người dọa đăng hình của em', hint: 'Kể cả khi hình không có thật' },
  { value: 'other', label: 'Chuyện khác, hoặc em không biết gọi là gì' },
]

export const KitFields = ({ t }: { readonly t: Translate }) => (
  <>
    <KitSection name="ErrorSummary">
      <ErrorSummary t={t} problems={{ nick: 'Tên này dài quá.', place: 'Chọn một nơi trong danh sách.' }} />
    </KitSection>
    <KitSection name="TextField">
      <TextField t={t} name="calm" label="Tên gọi" hint="Không cần tên thật." value="Bống" />
      <TextField
        t={t}
        name="nick"
        label="Tên gọi"
        value="Bống bống bang bang"
        problem="Tên này dài quá."
        required
      />
      <TextField t={t} name="secret-word" type="password" label="Mật khẩu" autocomplete="current-password" />
    </KitSection>
    <KitSection name="TextArea">
      <TextArea t={t} name="story" label="Em kể theo cách của em" hint="Ngắn hay dài đều được." rows={4} />
      <TextArea
        t={t}
        name="story-2"
        label="Lý do"
        value={'Dòng một\nDòng hai'}
        rows={3}
        problem="Viết thêm một chút."
      />
    </KitSection>
    <KitSection name="Select">
      <Select
        t={t}
        name="commune"
        label="Xã, phường"
        options={communes}
        placeholder="Em không biết"
        value="2"
      />
      <Select
        t={t}
        name="place"
        label="Xã, phường"
        options={communes}
        problem="Chọn một nơi trong danh sách."
      />
    </KitSection>
    <KitSection name="Choice, ChoiceGroup">
      <ChoiceGroup
        t={t}
        type="checkbox"
        name="what"
        label="Chuyện gì đã xảy ra?"
        options={words}
        values={['threat']}
      />
      <ChoiceGroup
        t={t}
        type="radio"
        name="safe"
        label="Bây giờ em có an toàn không?"
        hint="Chọn một câu."
        options={[
          { value: 'yes', label: 'Có' },
          { value: 'no', label: 'Không' },
        ]}
        problem="Chọn một câu, câu nào cũng được."
        required
      />
    </KitSection>
    <KitSection name="FileField, DateTimeField, CodeField">
      <FileField
        t={t}
        name="files"
        label="Ảnh chụp màn hình"
        hint="Không gửi hình của chính em."
        accept="image/*"
        multiple
      />
      <DateTimeField t={t} name="when" label="Lúc nào" value="2026-11-23T21:10" />
      <DateTimeField
        t={t}
        name="day"
        kind="date"
        label="Ngày"
        problem="Ngày này chưa tới."
        value="2026-12-31"
      />
      <CodeField t={t} name="locator" label="Mã theo dõi" digits={8} value="1234 5678" />
      <CodeField
        t={t}
        name="secret"
        label="Mã bí mật"
        digits={16}
        hint="16 chữ số."
        problem="Mã cần đủ 16 chữ số."
      />
    </KitSection>
  </>
)
