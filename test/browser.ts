import { signIn } from '../src/accounts/actions/sign-in.ts'
import { perform } from '../src/action/perform.ts'
import type { TestHouse } from './house.ts'
import { testPassword } from './province.ts'

export interface Page {
  readonly status: number
  readonly url: string
  readonly html: string
  readonly headers: Headers
}

export type FormValues = Readonly<Record<string, string | readonly string[] | File>>

const plainText = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found?.[1] === undefined ? undefined : plainText(found[1])
}

export interface FoundForm {
  readonly action: string
  readonly method: string
  readonly multipart: boolean
  /** Hidden and prefilled values, as a browser would send them. */
  readonly values: Readonly<Record<string, string>>
}

type Named = readonly [name: string | undefined, value: string]

const inputOf = (tag: string): Named => {
  const type = attribute(tag, 'type') ?? 'text'
  const sent =
    !['file', 'submit'].includes(type) && (!['checkbox', 'radio'].includes(type) || /\schecked/.test(tag))
  return [sent ? attribute(tag, 'name') : undefined, attribute(tag, 'value') ?? '']
}

const selectOf = (tag: string, options: string): Named => {
  const chosen = /<option\b([^>]*\sselected[^>]*)>/.exec(options) ?? /<option\b([^>]*)>/.exec(options)
  return [chosen === null ? undefined : attribute(tag, 'name'), attribute(chosen?.[1] ?? '', 'value') ?? '']
}

const valuesOf = (body: string): Readonly<Record<string, string>> => {
  const inputs = [...body.matchAll(/<input\b[^>]*>/g)].map(([tag]) => inputOf(tag))
  const areas = [...body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', text = '']): Named => [attribute(tag, 'name'), plainText(text)],
  )
  const selects = [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']) => selectOf(tag, options),
  )
  return Object.fromEntries([...inputs, ...areas, ...selects].filter(([name]) => name !== undefined))
}

/** The page's real forms with what a browser would send untouched. */
export const formsOf = (html: string): FoundForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', body = '']) => ({
    action: attribute(tag, 'action') ?? '',
    method: (attribute(tag, 'method') ?? 'get').toLowerCase(),
    multipart: attribute(tag, 'enctype') === 'multipart/form-data',
    values: valuesOf(body),
  }))

/** Whatever answers requests: the house's web in memory, or a server over HTTP. */
export interface Answers {
  readonly request: (path: string, init: RequestInit) => Response | Promise<Response>
}

/** A running server, asked with these headers each time. */
export const overHttp = (base: string, headers: Readonly<Record<string, string>> = {}): Answers => ({
  request: (path, init) => {
    const all = new Headers(init.headers)
    for (const [name, value] of Object.entries(headers))
      all.set(name, name === 'cookie' && all.has(name) ? `${value}; ${all.get(name)}` : value)
    return fetch(base + path, { ...init, headers: all, redirect: 'manual' })
  },
})

/** A browser without JavaScript: keeps cookies, follows redirects, submits the forms it finds. */
export class Browser {
  readonly #web: Answers
  readonly cookies = new Map<string, string>()
  page: Page = { status: 0, url: '', html: '', headers: new Headers() }

  constructor(web: Answers) {
    this.#web = web
  }

  async request(path: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.#web.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location?.startsWith('/'))
      return this.request(location)
    this.page = { status: response.status, url: path, html: await response.text(), headers: response.headers }
    return this.page
  }

  get(path: string): Promise<Page> {
    return this.request(path)
  }

  /** The one form of the page with this action (all forms when absent); fails loudly when there is none. */
  form(action?: string): FoundForm {
    const forms = formsOf(this.page.html)
    const found = forms.find(
      (form) => action === undefined || form.action === action || form.action.startsWith(`${action}?`),
    )
    if (found === undefined)
      throw new Error(
        `no form ${action ?? ''} on ${this.page.url} (${this.page.status}); there are: ${forms.map((form) => form.action).join(', ')}`,
      )
    return found
  }

  /** Fills the form with this action and sends it as a browser would. */
  async submit(action: string | undefined, values: FormValues = {}): Promise<Page> {
    const form = this.form(action)
    const all: [string, string | File][] = Object.entries(form.values).filter(([name]) => !(name in values))
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'string' || value instanceof File) all.push([name, value])
      else for (const one of value) all.push([name, one])
    const target = form.action === '' ? this.page.url : form.action
    if (form.method === 'get') {
      const query = new URLSearchParams(
        all.filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      )
      return this.request(`${target}?${query}`)
    }
    if (form.multipart || all.some(([, value]) => value instanceof File)) {
      const data = new FormData()
      for (const [name, value] of all) data.append(name, value)
      return this.request(target, { method: 'POST', body: data })
    }
    const body = new URLSearchParams(
      all.filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
    return this.request(target, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }
}

/** A browser signed in as a member, through the real sign-in action. */
export const signedIn = async (house: TestHouse, login: string): Promise<Browser> => {
  const { token } = await perform(signIn, house.anonymous(), { login, password: testPassword })
  const browser = new Browser(house.web)
  browser.cookies.set('khien_session', token)
  return browser
}
