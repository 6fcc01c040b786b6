import { permits } from '../../action/permissions.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { idleAfter } from '../model.ts'
import type { ListedMember } from '../store/members.ts'
import { CreateMemberForm } from './create-member-form.tsx'
import { MemberActions } from './member-actions.tsx'
import type { MembersPageProps } from './members-props.ts'
import { needsKey } from './needs-key.ts'

export const MembersPage = (props: MembersPageProps) => {
  const { t, member, members, again, done } = props
  return (
    <>
      {done && (
        <Notice tone="ok" role="status">
          {t(`accounts.did-${done}`)}
        </Notice>
      )}
      {again?.notice && (
        <Notice tone="warn" role="alert">
          {again.notice}
        </Notice>
      )}
      {again && <ErrorSummary t={t} problems={again.problems} />}
      {permits(member, 'member.manage') && <p>{t('accounts.members-lead-admin')}</p>}
      <p>{t('accounts.members-lead-leader')}</p>
      <Card>
        <ul class="people" aria-label={t('accounts.members-caption')}>
          {members.map((one) => (
            <Person {...props} one={one} />
          ))}
        </ul>
      </Card>
      {permits(member, 'member.manage') && <CreateMemberForm {...props} />}
    </>
  )
}

const Person = (props: MembersPageProps & { readonly one: ListedMember }) => {
  const { t, member, one } = props
  return (
    <li>
      <div class="person">
        <p>
          <strong>
            <bdi>{one.name}</bdi>
          </strong>{' '}
          {one.id === member.memberId && <span class="hint">({t('accounts.you')})</span>}
          <br />
          <span class="hint">
            {one.login} · {one.roles.map((role) => t.of(`accounts.role-${role}`)).join(', ')}
          </span>
          <br />
          <span class="hint">
            <SignedIn {...props} />
          </span>
          <OnShift {...props} />
        </p>
        <p>
          <Standing t={t} one={one} />
        </p>
      </div>
      <MemberActions {...props} />
    </li>
  )
}

/** When they last signed in, with what, and whether the account lies idle. */
const SignedIn = ({ t, now, one }: MembersPageProps & { readonly one: ListedMember }) => {
  const isIdle = one.state === 'active' && now.getTime() - one.idleSince.getTime() > idleAfter
  return (
    <>
      {one.signedInAt === null
        ? t('accounts.signed-in-never')
        : t('accounts.signed-in-at', { at: formatMoment(one.signedInAt) })}
      {' · '}
      {t(one.hasSecondFactor ? 'accounts.factor-has' : 'accounts.factor-has-not')}
      {isIdle && (
        <>
          {' '}
          <Tag tone="warn">{t('accounts.idle')}</Tag>
        </>
      )}
    </>
  )
}

const OnShift = ({ t, now, shifts, one }: MembersPageProps & { readonly one: ListedMember }) => {
  const shift = shifts.find(({ memberId }) => memberId === one.id)
  if (shift === undefined) return null
  const from = formatMoment(shift.startsAt)
  const to = formatMoment(shift.endsAt)
  return (
    <>
      <br />
      {t(shift.startsAt <= now ? 'accounts.shift-now' : 'accounts.shift-later', { from, to })}
    </>
  )
}

const Standing = ({ t, one }: { readonly t: Translate; readonly one: ListedMember }) => {
  if (one.state === 'disabled') return <Tag>{t('accounts.state-disabled')}</Tag>
  if (!needsKey(one)) return <Tag>{t('accounts.access-none')}</Tag>
  return one.holdsKey ? (
    <Tag tone="ok">{t('accounts.access-yes')}</Tag>
  ) : (
    <Tag tone="warn">{t('accounts.access-no')}</Tag>
  )
}
