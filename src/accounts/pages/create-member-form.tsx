import { roles } from '../../action/permissions.ts'
import { formTokenField } from '../../action/web.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { passwordMinimum } from '../model.ts'
import type { MembersPageProps } from './members-props.ts'

export const CreateMemberForm = ({ t, formToken, again: back }: MembersPageProps) => {
  const again = back?.deed === 'create' ? back : undefined
  const typed = (name: string): string | undefined => {
    const value = again?.typed[name]
    return typeof value === 'string' ? value : undefined
  }
  const field = (name: string) => ({ t, name, value: typed(name), problem: again?.problems[name] })
  const ticked = again?.typed.roles
  return (
    <Card title={t('accounts.create-title')} id="create">
      <form method="post" action="/console/members/create">
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <TextField {...field('name')} label={t('accounts.create-name')} maxLength={80} required />
        <TextField
          {...field('login')}
          label={t('accounts.login')}
          hint={t('accounts.create-login-hint')}
          maxLength={40}
          required
        />
        <ChoiceGroup
          t={t}
          type="checkbox"
          name="roles"
          label={t('accounts.create-roles')}
          options={roles.map((value) => ({
            value,
            label: t(`accounts.role-${value}`),
            hint: t(`accounts.role-hint-${value}`),
          }))}
          values={typeof ticked === 'string' ? [ticked] : (ticked ?? [])}
          problem={again?.problems.roles}
          required
        />
        <TextField
          {...field('password')}
          id={back?.deed === 'reset' || back?.deed === 'enable' ? 'create-password' : undefined}
          type="password"
          label={t('accounts.reset-password')}
          hint={t('accounts.reset-password-hint', { n: passwordMinimum })}
          autocomplete="new-password"
          maxLength={200}
          required
        />
        <Button>{t('accounts.create')}</Button>
      </form>
    </Card>
  )
}
