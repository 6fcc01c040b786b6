import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { sql } from 'kysely'
import { secondFactorRoutes } from '../accounts/routes/second-factor.tsx'
import { stepUpRoutes } from '../accounts/routes/step-up.tsx'
import { accountRoutes, consoleAccountRoutes } from '../accounts/routes.tsx'
import { readSecretCookie } from '../action/cookies.ts'
import type { Web, WebContext, WebEnv } from '../action/web.ts'
import { agencyNames } from '../agencies/store/agencies.ts'
import { apiRoutes } from '../api/routes.ts'
import { auditRoutes } from '../audit/routes.tsx'
import { caseRoutes } from '../cases/routes.tsx'
import { consoleRoutes } from '../console/routes.tsx'
import { crowdDoor } from '../crowd/routes.tsx'
import { detectionRoutes } from '../detection/routes.tsx'
import { intakeRoutes } from '../intake/routes.tsx'
import { draftBegunAt } from '../intake/store/drafts.ts'
import { Refusal } from '../kit/refusal.ts'
import { translate } from '../kit/text.ts'
import { portalRoutes } from '../portal/routes.tsx'
import { referralsBeside } from '../referrals/routes/beside.tsx'
import { referralRoutes } from '../referrals/routes.tsx'
import { retentionRoutes } from '../retention/routes.tsx'
import { tokenHash } from '../seal/token.ts'
import { page } from '../ui/document.tsx'
import { KitPage } from '../ui/kit-page.tsx'
import { type Assets, openAssets } from './assets.ts'
import { frameConsole, framePortal } from './frames.tsx'
import type { House } from './house.ts'
import type { LiveHub } from './live-hub.ts'
import { openMetrics } from './metrics.ts'
import { boundedBodies } from './web/bodies.ts'
import { keepLanguage } from './web/language.ts'
import { lostSession } from './web/lost-session.tsx'
import { mayScrape } from './web/metrics-door.ts'
import { networkOf } from './web/network.ts'
import { observe } from './web/observe.ts'
import { answerProblem } from './web/problems.tsx'
import { tellRefusedPage } from './web/refused-page.ts'
import { openingsFromHere, sameSiteForms, secureHeaders } from './web/security.ts'
import { consoleActor, portalActor } from './web/who.ts'

/** The whole program as one Hono app: what every request passes, then each room's doors. */
export const buildWeb = (
  house: House,
  live: LiveHub,
  wait: (ms: number) => Promise<unknown> = sleep,
): Web => {
  const assets = openAssets()
  const metrics = openMetrics(house)
  const crowded = crowdDoor({ crowd: house.crowd, networkOf, begunAt: (c) => begunAt(house, c) })
  const { evaluation } = house.config
  const frame = { assetVersion: assets.version, db: house.database.asNobody, evaluation }
  const web: Web = new Hono<WebEnv>()
  web.onError(async (problem, c) => {
    // What the ledger cannot take is a bug like any other, and is answered as one.
    const untellable = await tellRefusedPage(c, problem).catch((bug: Error) => bug)
    return answerProblem(c, untellable ?? problem, house.log, assets.version)
  })
  web.notFound((c) => answerProblem(c, new Refusal('not-found'), house.log, assets.version))
  web.use(observe(metrics, house.log))
  web.use(secureHeaders)
  web.use(sameSiteForms)
  web.use(openingsFromHere)
  web.use(boundedBodies(house))

  web.get('/healthz', async (c) => {
    await sql`select 1`.execute(house.database.asNobody)
    return c.json({ status: 'ok', database: house.database.kind })
  })
  web.get('/metrics', async (c) => {
    if (!mayScrape(c, house.config.metricsToken)) throw new Refusal('not-found')
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })
  staticRoutes(web, assets)
  homeRoute(web, assets.version)
  if (evaluation)
    web.get('/kit', (c) =>
      c.html(page(<KitPage t={translate('vi')} assetVersion={assets.version} now={new Date()} />)),
    )

  web.use('/api/*', async (c, next) => {
    c.set('t', translate('vi'))
    c.set('context', house.context({ kind: 'anonymous' }))
    await next()
  })
  web.use('/api/*', crowded)
  apiRoutes(web)

  web.use(compress())
  web.use('/console/*', async (c, next) => {
    c.set('t', translate('vi'))
    framePortal(c, { ...frame, evaluation: false })
    await next()
  })
  web.use('/console/*', consoleActor(house, lostSession))
  web.use('/console/*', async (c, next) => {
    const names = await agencyNames(house.database.asNobody, [c.var.member.agencyId])
    frameConsole(c, frame, names.get(c.var.member.agencyId) ?? '')
    await next()
  })
  stepUpRoutes(web, wait)
  consoleAccountRoutes(web)
  secondFactorRoutes(web, house.config.secondFactor === 'required')
  consoleRoutes(web, { live })
  detectionRoutes(web)
  intakeRoutes(web)
  caseRoutes(web, { beside: referralsBeside })
  referralRoutes(web)
  retentionRoutes(web)
  auditRoutes(web)
  // Before the portal puts its own frame around whatever is left.
  web.all('/console/*', () => {
    throw new Refusal('not-found')
  })

  web.use(portalActor(house))
  web.use(keepLanguage)
  web.use(async (c, next) => {
    framePortal(c, frame)
    await next()
  })
  web.use(crowded)
  accountRoutes(web, wait, networkOf)
  portalRoutes(web)
  return web
}

const begunAt = async (house: House, c: WebContext): Promise<Date | undefined> => {
  const token = readSecretCookie(c, 'draft')
  return token === undefined ? undefined : draftBegunAt(house.database.asNobody, tokenHash(token), new Date())
}

const staticRoutes = (web: Web, assets: Assets): void => {
  web.get('/static/*', (c) => {
    const found = assets.find(c.req.path.slice('/static/'.length))
    if (found === undefined) throw new Refusal('not-found')
    const zipped = c.req.header('accept-encoding')?.includes('gzip') ?? false
    return c.body(zipped ? found.zipped : found.bytes, 200, {
      'Content-Type': found.type,
      'Cache-Control':
        c.req.query('v') === assets.version ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    })
  })
}

/** The home page is the same for everybody, so it is rendered once a minute and sent from memory. */
const homeRoute = (web: Web, version: string): void => {
  const keep = 60_000
  let held: { at: number; text: string; zipped: Uint8Array<ArrayBuffer> } | undefined
  web.get('/', async (c, next) => {
    if (c.req.query('lang') !== undefined) return next()
    if (held === undefined || Date.now() - held.at > keep) {
      const text = await (await web.request('/?lang=vi')).text()
      held = { at: Date.now(), text, zipped: new Uint8Array(gzipSync(text)) }
    }
    const zipped = c.req.header('accept-encoding')?.includes('gzip') ?? false
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      ETag: `"${version}-${held.at}"`,
      Vary: 'Accept-Encoding',
      ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    }
    return c.body(zipped ? held.zipped : held.text, 200, headers)
  })
}
