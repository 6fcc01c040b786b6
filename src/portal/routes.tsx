import type { Web } from '../action/web.ts'
import { AccessibilityPage } from './pages/accessibility-page.tsx'
import { HelpPage } from './pages/help-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { PrivacyPage } from './pages/privacy-page.tsx'
import { exitRoutes } from './routes/exit.ts'
import { followRoutes } from './routes/follow.tsx'
import { questionRoutes } from './routes/questions.tsx'
import { rightsRoutes } from './routes/rights.tsx'
import { sendingRoutes } from './routes/sending.tsx'
import { startRoutes } from './routes/start.tsx'

const robots =
  'User-agent: *\nDisallow: /report\nDisallow: /follow\nDisallow: /exit\nDisallow: /console\nDisallow: /api\n'

/** The public pages. */
export const portalRoutes = (web: Web): void => {
  web.get('/', (c) => c.render(<HomePage t={c.var.t} />, { title: c.var.t('portal.home') }))
  web.get('/help', (c) => c.render(<HelpPage t={c.var.t} />, { title: c.var.t('portal.help-title') }))
  web.get('/privacy', (c) =>
    c.render(<PrivacyPage t={c.var.t} />, { title: c.var.t('portal.privacy-title') }),
  )
  web.get('/accessibility', (c) =>
    c.render(<AccessibilityPage t={c.var.t} />, { title: c.var.t('portal.accessibility-title') }),
  )
  web.get('/robots.txt', (c) => c.text(robots))
  startRoutes(web)
  questionRoutes(web)
  sendingRoutes(web)
  followRoutes(web)
  rightsRoutes(web)
  exitRoutes(web)
}
