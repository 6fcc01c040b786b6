import type { WebContext } from '../action/web.ts'
import { formTokenField } from '../action/web.ts'
import { navFor } from '../console/model.ts'
import { navCounts } from '../console/store.ts'
import type { Db } from '../db/open.ts'
import { downtimesShown } from '../portal/store/downtime.ts'
import { ConsolePage } from '../ui/console-page.tsx'
import { page } from '../ui/document.tsx'
import { DowntimeNotice } from '../ui/downtime-notice.tsx'
import { type IslandName, islandNames } from '../ui/islands.ts'
import { PortalPage } from '../ui/portal-page.tsx'
import { PortalFooter } from './portal-footer.tsx'
import { otherLanguage } from './web/language.ts'

const isIsland = (name: string): name is IslandName => islandNames.some((known) => known === name)

/** Where somebody must know that nobody reads a trial database: before they begin, and before they send. */
const trialPaths: readonly string[] = ['/', '/report/review', '/report/send']

/** An answer to a form has no address of its own, and leaving it would lose what was typed; the console speaks Vietnamese. */
const switchOf = (c: WebContext): string | undefined =>
  c.req.method === 'GET' && !c.req.path.startsWith('/console')
    ? otherLanguage(c.req.url, c.var.t.locale)
    : undefined

/** The next planned stop, as a notice above a page. The home page must come even when the database does not. */
const stopNotice = async ({ var: { t } }: WebContext, db: Db) => {
  const now = new Date()
  const [stop] = await downtimesShown(db, now).catch(() => [])
  return <DowntimeNotice t={t} stop={stop} now={now} />
}

export interface FrameOptions {
  readonly assetVersion: string
  readonly db: Db
  readonly evaluation: boolean
}

/** Puts the public frame around what a room renders. */
export const framePortal = (c: WebContext, { assetVersion, db, evaluation }: FrameOptions): void => {
  const { t } = c.var
  c.setRenderer(async (content, { title, quiet = false, islands = [], status = 200 }) =>
    c.html(
      page(
        <PortalPage
          t={t}
          title={title}
          assetVersion={assetVersion}
          path={c.req.path}
          otherLanguage={switchOf(c)}
          evaluation={evaluation && trialPaths.includes(c.req.path)}
          notice={await stopNotice(c, db)}
          quiet={quiet}
          scripts={islands.filter(isIsland)}
          footer={<PortalFooter t={t} />}
        >
          {content}
        </PortalPage>,
      ),
      status,
    ),
  )
}

/** Puts the officers' frame around what a room renders, with what waits for them in the navigation. */
export const frameConsole = (
  c: WebContext,
  { assetVersion, db, evaluation }: FrameOptions,
  agencyName: string,
): void => {
  const { t, member, context } = c.var
  c.setRenderer(async (content, { title, islands = [], live = false, status = 200 }) =>
    c.html(
      page(
        <ConsolePage
          t={t}
          title={title}
          assetVersion={assetVersion}
          path={c.req.path}
          nav={navFor(t, member, await navCounts(context.db, member, context.now))}
          member={{
            name: member.name,
            agency: agencyName,
            roles: member.roles.map((role) => t.of(`accounts.role-${role}`)),
          }}
          evaluation={evaluation}
          notice={await stopNotice(c, db)}
          live={live}
          now={context.now}
          search={c.req.query('q')}
          // As it is when the page is made: a proof in between renews the session.
          signOutFields={{ [formTokenField]: c.var.formToken }}
          scripts={islands.filter(isIsland)}
        >
          {content}
        </ConsolePage>,
      ),
      status,
    ),
  )
}
