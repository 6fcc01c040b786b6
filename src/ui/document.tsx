import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'
import type { IslandName } from './islands.ts'

const sheets = {
  portal: ['base', 'portal'],
  console: ['base', 'console'],
  kit: ['base', 'portal', 'console'],
} as const

const colorSchemes = { portal: 'light', console: 'light dark', kit: 'light dark' } as const

export interface DocumentProps {
  readonly t: Translate
  readonly title: string
  readonly styles: keyof typeof sheets
  /** Changes when assets change, so that they can be cached for ever. */
  readonly assetVersion: string
  readonly scripts?: readonly IslandName[] | undefined
  readonly bodyClass?: string | undefined
  readonly children?: Child
}

/** The whole `<html>`; wrap it in `page()` to send it. */
export const Document = ({
  t,
  title,
  styles,
  assetVersion,
  scripts = [],
  bodyClass,
  children,
}: DocumentProps) => (
  <html lang={t.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={colorSchemes[styles]} />
      <meta name="theme-color" content="#12263a" />
      <meta name="referrer" content="no-referrer" />
      {/* Phones must not turn the digits of a receipt into a telephone link. */}
      <meta name="format-detection" content="telephone=no" />
      <title>{`${title} · ${t('ui.name')}`}</title>
      <link rel="icon" href={`/static/favicon.svg?v=${assetVersion}`} type="image/svg+xml" />
      {sheets[styles].map((name) => (
        <link rel="stylesheet" href={`/static/css/${name}.css?v=${assetVersion}`} />
      ))}
      {[...new Set(scripts)].map((name) => (
        <script type="module" src={`/static/islands/${name}.js?v=${assetVersion}`} />
      ))}
    </head>
    <body class={bodyClass ?? styles}>{children}</body>
  </html>
)

/** The bytes to send: the doctype, then a page. Give it to `c.html()`. */
export const page = (content: Child) => html`<!doctype html>${content}`
