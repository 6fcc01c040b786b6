import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { CaseForm } from './case-form.tsx'
import { type CaseProps, isWorkable, pathOf } from './case-props.ts'
import { Done } from './case-section.tsx'

/** The two or three things an officer comes for, in sight on arrival; all else lies below. */
export const CaseBar = (props: CaseProps) => {
  const { t, opened, may } = props
  const { owner_id, state } = opened.row
  const unowned = owner_id === null && isWorkable(props)
  return (
    <>
      <Done done={props.done} section="top" />
      <div class="case-bar">
        {unowned && (
          <CaseForm {...props} action={pathOf(props, 'take')}>
            <Button shortcut="t">{t('cases.take')}</Button>
          </CaseForm>
        )}
        <ButtonLink href="#next" kind={unowned ? 'quiet' : 'act'}>
          {t(`cases.go-${state}`)}
        </ButtonLink>
        {state !== 'closed' && may('referral.send') && (
          <ButtonLink href={pathOf(props, 'refer')} kind="quiet" shortcut="r">
            {t('cases.refer')}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
