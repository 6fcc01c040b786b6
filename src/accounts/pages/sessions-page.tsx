import { formTokenField } from '../../action/web.ts'
import { formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ListedSession } from '../store/sessions.ts'
import { AccountTabs } from './account-tabs.tsx'

export interface SessionsPageProps {
  readonly t: Translate
  readonly formToken: string
  readonly sessions: readonly ListedSession[]
  readonly current: string
  readonly done?: 'one' | 'others' | undefined
}

/** Where one is signed in, by time alone: addresses and browsers are not stored. */
export const SessionsPage = ({ t, formToken, sessions, current, done }: SessionsPageProps) => (
  <>
    <AccountTabs t={t} current="sessions" />
    {done && (
      <Notice tone="ok" role="status">
        {t(`accounts.sessions-did-${done}`)}
      </Notice>
    )}
    <p>{t('accounts.sessions-lead')}</p>
    <Card>
      <ul class="people" aria-label={t('accounts.sessions-title')}>
        {sessions.map((one) => (
          <li>
            <div class="person">
              <p>
                <strong>{t('accounts.sessions-since', { at: formatMoment(one.startedAt) })}</strong>
                <br />
                <span class="hint">{t('accounts.sessions-seen', { at: formatMoment(one.seenAt) })}</span>
              </p>
              {one.id === current ? (
                <p>
                  <Tag tone="ok">{t('accounts.sessions-this')}</Tag>
                </p>
              ) : (
                <form method="post" action="/console/sessions/end">
                  <HiddenFields values={{ [formTokenField]: formToken, sessionId: one.id }} />
                  <Button kind="quiet" small>
                    {t('accounts.sessions-end')}
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
    {sessions.length > 1 && (
      <form method="post" action="/console/sessions/end-others">
        <HiddenFields values={{ [formTokenField]: formToken }} />
        <div class="submit-row">
          <Button kind="danger">{t('accounts.sessions-end-others')}</Button>
        </div>
      </form>
    )}
  </>
)
