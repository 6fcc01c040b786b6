import type { Hono, Context as HonoContext } from 'hono'
import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import type { Context } from './action.ts'
import type { Member } from './permissions.ts'

/** Hidden form field that carries the form token. */
export const formTokenField = 'form_token'

/** The text fields of a form; a repeated name gives an array. */
export type Fields = Readonly<Record<string, string | string[]>>

/** How a form that needs a fresh proof of who sits there gets one, and then goes on. The app wires it where a session is. */
export interface StepUp {
  /** The form as it was first sent, once the proof it now brings was checked; other forms as they are; or the question again. */
  readonly take: (fields: Fields) => Promise<Fields | Response>
  /** Asks for the proof; what was sent waits in the page, sealed under the cookie's secret. */
  readonly ask: (fields: Fields) => Promise<Response>
}

export interface WebVariables {
  readonly t: Translate
  /** Database, services and clock with the actor of this request. */
  readonly context: Context
  /** The token that forms of this page must bring back; empty where nobody is signed in. */
  readonly formToken: string
  /** Present on console routes behind sign-in. */
  readonly member: Member
  readonly stepUp?: StepUp
}

export type WebEnv = { Variables: WebVariables }
export type Web = Hono<WebEnv>
export type WebContext = HonoContext<WebEnv>

/** What a room tells the page frame (portal or console) that the app put around it. */
export interface PageHead {
  readonly title: string
  /** A single question: narrow, no navigation. */
  readonly quiet?: boolean
  /** Islands this page uses, by name (ui/islands.ts). */
  readonly islands?: readonly string[]
  /** Parts marked `data-live` refresh when news arrives. */
  readonly live?: boolean
  /** HTTP status, 200 when absent. */
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
}

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: module augmentation needs an interface
    (content: Child, head: PageHead): Response | Promise<Response>
  }
}
