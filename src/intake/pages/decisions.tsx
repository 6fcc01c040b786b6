import type { Child } from 'hono/jsx'
import { permits } from '../../action/permissions.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Card } from '../../ui/card.tsx'
import { reportMoves } from '../model/words.ts'
import { DeclineForms, MergeForm, RedirectForm } from './decision-forms.tsx'
import type { Opened, ReportProps } from './opened.ts'
import { TriageForm } from './triage-form.tsx'

const isUndecided = ({ report }: Opened): boolean =>
  reportMoves.decline.from.some((state) => state === report.state)

/** Whether this member may decide on this report now. */
export const mayDecide = ({ opened, around }: ReportProps): boolean =>
  opened.inCharge && isUndecided(opened) && permits(around.member, 'report.triage')

/** Beside the story: what can be done, one key each. The links open the forms below even without JavaScript. */
export const DecisionBar = ({ opened, around }: ReportProps) => {
  const { t, member } = around
  const { report } = opened
  const decides = mayDecide({ opened, around })
  return (
    <nav class="decide" aria-label={t('intake.decide')}>
      {decides &&
        (report.legal_nature === null ? (
          <ButtonLink href="#field-urgency" shortcut="a">
            {t('intake.decide-accept-first')} <kbd>A</kbd>
          </ButtonLink>
        ) : (
          <ButtonLink href={`/console/cases/new?report=${report.id}`} shortcut="a">
            {t('intake.decide-accept')} <kbd>A</kbd>
          </ButtonLink>
        ))}
      {decides && <p class="hint">{t('intake.decide-refer-note')}</p>}
      {decides && (
        <ul>
          <Jump href="#field-urgency" shortcut="u">
            {t('intake.decide-triage')}
          </Jump>
          <Jump href="#field-into" shortcut="m">
            {t('intake.decide-merge')}
          </Jump>
          <Jump href="#field-agencyId" shortcut="c">
            {t('intake.decide-redirect')}
          </Jump>
          <Jump href="#decline" shortcut="x">
            {t('intake.decide-decline')}
          </Jump>
        </ul>
      )}
      <ul>
        {permits(member, 'report.message') && (
          <Jump href="#field-message" shortcut="r">
            {t('intake.decide-answer')}
          </Jump>
        )}
        <Jump href={`/console/reports/${report.id}/form-01?reason=${around.reason}`} shortcut="p">
          {t('intake.print')}
        </Jump>
        <Jump href="/console/reports" shortcut="q">
          {t('intake.back-to-queue')}
        </Jump>
      </ul>
    </nav>
  )
}

interface JumpProps {
  readonly href: string
  readonly shortcut: string
  readonly children?: Child
}

const Jump = ({ href, shortcut, children }: JumpProps) => (
  <li>
    <a href={href} data-key={shortcut} aria-keyshortcuts={shortcut.toUpperCase()}>
      {children} <kbd>{shortcut.toUpperCase()}</kbd>
    </a>
  </li>
)

export const Decisions = ({ opened, around }: ReportProps) => {
  const { t, again } = around
  if (!mayDecide({ opened, around })) return null
  const props = { opened, around }
  return (
    <Card title={t('intake.decide')} id="decide">
      <Fold summary={t('intake.decide-triage')} open={again?.form === 'triage' || around.suggested === true}>
        <TriageForm {...props} />
      </Fold>
      <Fold summary={t('intake.decide-merge')} open={again?.form === 'merge'}>
        <MergeForm {...props} />
      </Fold>
      <Fold summary={t('intake.decide-redirect')} open={again?.form === 'redirect'}>
        <RedirectForm {...props} />
      </Fold>
      <Fold summary={t('intake.decide-decline')} open={again?.form === 'decline'}>
        <div id="decline" tabindex={-1}>
          <DeclineForms {...props} />
        </div>
      </Fold>
    </Card>
  )
}

interface FoldProps {
  readonly summary: string
  readonly open: boolean
  readonly children?: Child
}

const Fold = ({ summary, open, children }: FoldProps) => (
  <details class="details" open={open}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
