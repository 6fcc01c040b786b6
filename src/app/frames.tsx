import type { WebContext } from '../action/web.ts'
import { formTokenField } from '../action/web.ts'
import { navFor } from '../console/model.ts'
import { navCounts } from '../console/store.ts'
import { ConsolePage } from '../ui/console-page.tsx'
import { page } from '../ui/document.tsx'
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

/** Puts the public frame around what a room renders. */
export const framePortal = (c: WebContext, assetVersion: string, evaluation = false): void => {
  const { t } = c.var
  c.setRenderer((content, { title, quiet = false, islands = [], status = 200 }) =>
    c.html(
      page(
        <PortalPage
          t={t}
          title={title}
          assetVersion={assetVersion}
          path={c.req.path}
          otherLanguage={switchOf(c)}
          evaluation={evaluation && trialPaths.includes(c.req.path)}
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
  assetVersion: string,
  evaluation: boolean,
  agencyName: string,
): void => {
  const { t, member, context, formToken } = c.var
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
          live={live}
          now={context.now}
          search={c.req.query('q')}
          signOutFields={{ [formTokenField]: formToken }}
          scripts={islands.filter(isIsland)}
        >
          {content}
        </ConsolePage>,
      ),
      status,
    ),
  )
}
