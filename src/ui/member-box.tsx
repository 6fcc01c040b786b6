import type { Translate } from '../kit/text.ts'
import { HiddenFields } from './hidden-fields.tsx'

export interface Member {
  readonly name: string
  readonly agency: string
  readonly roles: readonly string[]
}

export interface MemberBoxProps {
  readonly t: Translate
  readonly member: Member
  /** For example the form's anti-forgery token. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

export const MemberBox = ({ t, member, hidden = {} }: MemberBoxProps) => (
  <div class="member">
    <p>
      <strong>{member.name}</strong>
      <span>{member.agency}</span>
      <span>{member.roles.join(', ')}</span>
    </p>
    <form method="post" action="/console/sign-out">
      <HiddenFields values={hidden} />
      <button class="button on-dark small" type="submit">
        {t('ui.sign-out')}
      </button>
    </form>
  </div>
)
