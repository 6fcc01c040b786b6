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
  const manages = permits(member, 'member.manage')
  if (one.state === 'disabled')
    return manages ? (
      <div class="person-actions">
        <GivePassword {...props} deed="enable" />
      </div>
    ) : null
  const grants = permits(member, 'key.grant') && needsKey(one) && !one.holdsKey
  return (
    <div class="person-actions">
      {grants && <Grant {...props} />}
      {permits(member, 'shift.set') && needsKey(one) && <ShiftForm {...props} />}
      {manages && <GivePassword {...props} deed="reset" />}
      {manages && one.hasSecondFactor && one.id !== member.memberId && <ResetFactor {...props} />}
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

/** Another identity under a given password: of whoever forgot theirs, or whose account is opened again. */
const GivePassword = (props: MemberActionsProps & { readonly deed: 'reset' | 'enable' }) => {
  const { t, one, deed } = props
  const again = props.again?.deed === deed && props.again.memberId === one.id ? props.again : undefined
  return (
    <Details summary={t(`accounts.${deed}`)} open={again !== undefined}>
      <p>{t(`accounts.${deed}-hint`)}</p>
      <form method="post" action={`/console/members/${deed}`}>
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
        <Button small>{t(`accounts.${deed}`)}</Button>
      </form>
    </Details>
  )
}

const ResetFactor = (props: MemberActionsProps) => {
  const { t } = props
  return (
    <Details summary={t('accounts.reset-factor')}>
      <p>{t('accounts.reset-factor-hint')}</p>
      <form method="post" action="/console/members/reset-factor">
        <HiddenFields values={hiddenFor(props)} />
        <Button small>{t('accounts.reset-factor')}</Button>
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
