import { formTokenField } from '../../action/web.ts'
import { formMoment } from '../../kit/format.ts'
import { Button } from '../../ui/button.tsx'
import { DateTimeField } from '../../ui/date-time-field.tsx'
import { Details } from '../../ui/details.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import type { MemberActionsProps } from './members-props.ts'

/** From when to when a colleague is on duty; emptied, it takes that back. */
export const ShiftForm = ({ t, formToken, one, shifts, again: back }: MemberActionsProps) => {
  const shift = shifts.find(({ memberId }) => memberId === one.id)
  const again = back?.deed === 'shift' && back.memberId === one.id ? back : undefined
  const field = (name: 'from' | 'to', at: Date | undefined) => {
    const typed = again?.typed[name]
    return {
      t,
      name,
      id: again === undefined ? `${name}-${one.id}` : `field-${name}`,
      label: t(`accounts.shift-${name}`),
      value: typeof typed === 'string' ? typed : at && formMoment(at),
      problem: again?.problems[name],
    }
  }
  return (
    <Details summary={t('accounts.shift')} open={again !== undefined}>
      <p>{t('accounts.shift-hint')}</p>
      <form method="post" action="/console/members/shift">
        <HiddenFields values={{ [formTokenField]: formToken, memberId: one.id }} />
        <DateTimeField {...field('from', shift?.startsAt)} />
        <DateTimeField {...field('to', shift?.endsAt)} />
        <Button small>{t('accounts.shift-save')}</Button>
      </form>
    </Details>
  )
}
