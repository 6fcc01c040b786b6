import type { Translate } from '../../kit/text.ts'
import { Tabs } from '../../ui/tabs.tsx'

const pages = ['password', 'second-factor', 'sessions'] as const
export type AccountPage = (typeof pages)[number]

/** One's own account: how one signs in, and where one is signed in. */
export const AccountTabs = ({ t, current }: { readonly t: Translate; readonly current: AccountPage }) => (
  <Tabs
    t={t}
    label={t('accounts.own-account')}
    items={pages.map((page) => ({
      href: `/console/${page}`,
      label: t(`accounts.tab-${page}`),
      current: page === current,
    }))}
  />
)
