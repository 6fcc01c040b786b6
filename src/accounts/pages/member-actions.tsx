import { permits } from '../../action/permissions.ts'
import { formTokenField } from '../../action/web.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { passwordMinimum } from '../model.ts'
import type { MemberActionsProps } from './members-props.ts'
import { needsKey } from './needs-key.ts'
import { ShiftForm } from './shift-form.tsx'

/** What can be done about a member, each folded with a sentence on what will happen. */
export const MemberActions = (props: MemberActionsProps) => {
  const { member, one } = props
  if (one.state === 'disabled') return null
  const manages = permits(member, 'member.manage')
  const grants = permits(member, 'key.grant') && needsKey(one) && !one.holdsKey
  return (
    <div class="person-actions">
      {grants && <Grant {...props} />}
      {permits(member, 'shift.set') && needsKey(one) && <ShiftForm {...props} />}
      {manages && <Reset {...props} />}
      {manages && one.id !== member.memberId && <Disable {...props} />}
    </div>
  )
}

const hiddenFor = ({ formToken, one }: MemberActionsProps) => ({
  [formTokenField]: formToken,
  memberId: one.id,
})

const Grant = (props: MemberActionsProps) => {
  const { t } = props
  return (
    <Details summary={t('accounts.grant')} open>
      <p>{t('accounts.grant-hint')}</p>
      <form method="post" action="/console/members/grant">
        <HiddenFields values={hiddenFor(props)} />
        <Button small>{t('accounts.grant')}</Button>
      </form>
    </Details>
  )
}

const Reset = (props: MemberActionsProps) => {
  const { t, one } = props
  const again = props.again?.deed === 'reset' && props.again.memberId === one.id ? props.again : undefined
  return (
    <Details summary={t('accounts.reset')} open={again !== undefined}>
      <p>{t('accounts.reset-hint')}</p>
      <form method="post" action="/console/members/reset">
        <HiddenFields values={hiddenFor(props)} />
        <TextField
          t={t}
          id={again === undefined ? `reset-${one.id}` : 'field-password'}
          name="password"
          type="password"
          label={t('accounts.reset-password')}
          hint={t('accounts.reset-password-hint', { n: passwordMinimum })}
          autocomplete="new-password"
          problem={again?.problems.password}
          maxLength={200}
          required
        />
        <Button small>{t('accounts.reset')}</Button>
      </form>
    </Details>
  )
}

const Disable = (props: MemberActionsProps) => {
  const { t } = props
  return (
    <Details summary={t('accounts.disable')}>
      <p>{t('accounts.disable-hint')}</p>
      <form method="post" action="/console/members/disable">
        <HiddenFields values={hiddenFor(props)} />
        <Button kind="danger" small>
          {t('accounts.disable')}
        </Button>
      </form>
    </Details>
  )
}
