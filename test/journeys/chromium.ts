import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const inCi = (process.env.CI ?? '') !== ''

/** Minutes long, so on request for developers; in CI always, where a missing Chromium must fail. */
export const skipJourneys = !inCi && (process.env.JOURNEYS === undefined || !existsSync(chromiumPath))

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = process.env.SHOTS

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

export interface Device {
  readonly width: 360 | 1280
  readonly scripts: boolean
}

const AxeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
})

/** A person at a device: pages that must stay on our own server, say nothing on the console, and pass axe when looked at. */
export class Visitor {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #device: Device
  readonly #base: string
  readonly #troubles: string[] = []

  private constructor(context: BrowserContext, page: Page, device: Device, base: string) {
    this.#context = context
    this.page = page
    this.#device = device
    this.#base = base
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(base) && !url.startsWith('data:')) this.#troubles.push(`asked ${url}`)
    })
    page.on('console', (message) => {
      // A form sent back with problems is a 422, which Chromium reports as a failed load.
      if (message.type() === 'error' && !message.text().includes('status of 422'))
        this.#troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (problem) => this.#troubles.push(`error: ${problem.message}`))
  }

  static async arrive(browser: Browser, base: string, device: Device): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: device.width, height: device.width === 360 ? 740 : 900 },
      javaScriptEnabled: device.scripts,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    })
    context.setDefaultTimeout(10_000)
    return new Visitor(context, await context.newPage(), device, base)
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.#base + path)
  }

  /** Looks at the page as a critic: no sideways scroll, no axe finding; keeps a screenshot when SHOTS names a folder. */
  async look(name: string): Promise<void> {
    const { width, scripts } = this.#device
    if (shots !== undefined) {
      mkdirSync(shots, { recursive: true })
      await this.page.screenshot({
        path: join(shots, `${name}-${width}${scripts ? '' : '-nojs'}.png`),
        fullPage: true,
      })
    }
    const wide = await this.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(wide, `${name} scrolls sideways at ${width}`).toBe(0)
    if (scripts) {
      await this.page.evaluate(axe)
      const result = AxeResult.parse(await this.page.evaluate('axe.run()'))
      expect(result.violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
    }
    expect(this.#troubles, name).toEqual([])
  }

  /** Fills the fields of the form that posts to `action` (any form when empty) and presses its button. */
  async send(
    action: string,
    values: Readonly<Record<string, string | readonly string[]>> = {},
    button = 'button:not([hidden])',
  ): Promise<void> {
    const form = this.page
      .locator(action === '' ? 'main form[method="post"]' : `form[action^="${action}"]`)
      .first()
    for (const [name, value] of Object.entries(values)) await this.#fill(form, name, value)
    await Promise.all([this.page.waitForLoadState('load'), form.locator(button).first().click()])
    await this.page.waitForLoadState('load')
  }

  async #fill(
    form: ReturnType<Page['locator']>,
    name: string,
    value: string | readonly string[],
  ): Promise<void> {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field
      .first()
      .evaluate((node) => `${node.tagName} ${node.getAttribute('type') ?? ''}`.toLowerCase().trim())
    if (/radio|checkbox/.test(kind))
      for (const one of Array.isArray(value) ? value : [value])
        await form.locator(`[name="${name}"][value="${one}"]`).check()
    else if (kind.startsWith('select')) await field.first().selectOption(String(value))
    else if (kind === 'input file') await field.first().setInputFiles([...value].map(String))
    else await field.first().fill(String(value))
  }

  /** Opens a closed part of the page so that its form can be used. */
  async open(selector: string): Promise<void> {
    const opener = `for (let at = document.querySelector(${JSON.stringify(selector)}); at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true`
    await this.page.evaluate(opener)
  }

  /** Waits until an expression holds on the page. Asked from outside: the page's own policy forbids evaluating text. */
  async until(expression: string, milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds
    while ((await this.page.evaluate(expression)) !== true) {
      if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${expression}`)
      await this.page.waitForTimeout(40)
    }
  }

  text(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  leave(): Promise<void> {
    return this.#context.close()
  }
}
