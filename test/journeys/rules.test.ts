import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, onPostgres, type RunningServer, startProcess } from '../process.ts'
import { type Device, launch, skipJourneys, Visitor } from './chromium.ts'

const password = 'dung-thu-khien-2026'

/** An officer writes a rule without code, has it tested and judged; an approver lets it speak. */
describe.skipIf(skipJourneys)('the life of a rule (needs Chromium, and CI=true or JOURNEYS=1)', () => {
  let browser: Browser
  let server: RunningServer
  let database: { url: string; drop: () => Promise<void> } | undefined

  beforeAll(async () => {
    database = onPostgres ? await freshDatabase() : undefined
    server = await startProcess({
      LOG_LEVEL: 'error',
      KHIEN_EVALUATION: 'true',
      // Backtests are jobs; on PostgreSQL a web process leaves them to workers unless told.
      KHIEN_JOBS: 'true',
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
    })
    browser = await launch()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await database?.drop()
  })

  const signIn = async (login: string, device: Device): Promise<Visitor> => {
    const person = await Visitor.arrive(browser, server.url, device)
    await person.go('/console')
    await person.send('/sign-in', { login, password })
    return person
  }

  const press = async (person: Visitor, path: string, name = ''): Promise<void> =>
    person.send(path, {}, name === '' ? 'button' : `button[value="${name}"]`)

  const devices: readonly Device[] = [
    { width: 1280, scripts: true },
    { width: 360, scripts: false },
  ]

  test.each(devices)(
    'written, tested, judged and promoted at $width',
    async (device) => {
      const name = `xin-giu-bi-mat-${device.width}`
      const writer = await signIn('canbo', device)
      await writer.go('/console/rules')
      await writer.look('rules')
      await writer.go('/console/rules/new')
      await writer.look('rule-new')
      const rule = {
        name,
        label: 'grooming',
        reason: 'Xin trẻ giữ bí mật',
        group0: 'bí mật\nđừng {nói|kể|cho}',
        hits: 'Bí mật của hai đứa mình nha em',
        misses: 'Bí mật quân sự là gì?',
        sentence: 'Đừng kể mẹ nha em, bí mật đó',
      }
      await writer.send('/console/rules/new', rule, 'button[value="check"]')
      await writer.look('rule-wrong')
      expect(await writer.text()).toContain('Luật lại khớp câu không được khớp')
      await writer.open('[name="group1"]')
      await writer.send('/console/rules/new', { group1: '{em|bé|cưng}' }, 'button[value="try"]')
      await writer.look('rule-tried')
      expect(await writer.text()).toContain('Luật khớp câu này.')
      await press(writer, '/console/rules/new', 'check')
      await writer.look('rule-checked')
      await press(writer, `/console/rules/${name}/backtest`)
      for (let tries = 0; tries < 60 && !/Chấm bằng mắt/.test(await writer.text()); tries++) {
        await writer.page.waitForTimeout(1000)
        await writer.go(`/console/rules/${name}`)
      }
      await writer.look('rule-report')
      for (const verdict of ['right', 'right', 'wrong', 'unsure'])
        await press(writer, `/console/rules/${name}/judge`, verdict)
      expect(await writer.text()).toContain('Chấm bằng mắt: 4/')
      await press(writer, `/console/rules/${name}/shadow`)
      await writer.look('rule-shadow')
      await writer.leave()
      const promoter = await signIn('pheduyet', device)
      await promoter.go(`/console/rules/${name}`)
      await promoter.look('rule-promote')
      await promoter.send(`/console/rules/${name}/live`, { dailyQuota: '40' })
      expect(await promoter.text()).toContain('Luật bắt đầu báo.')
      await promoter.look('rule-live')
      await promoter.go('/console/rules')
      await promoter.look('rules-after')
      await promoter.go('/console/rules/accuracy')
      await promoter.look('accuracy')
      await promoter.leave()
    },
    240_000,
  )
})
