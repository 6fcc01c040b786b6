import type { Translate } from '../kit/text.ts'
import { ClockWords } from './clock-words.tsx'
import { Document } from './document.tsx'
import { ExitBar } from './exit-bar.tsx'
import { KeyHelp } from './key-help.tsx'
import { KitActions } from './kit-actions.tsx'
import { KitChrome } from './kit-chrome.tsx'
import { KitDisplay } from './kit-display.tsx'
import { KitFields } from './kit-fields.tsx'
import { KitQueue } from './kit-queue.tsx'
import { KitReport } from './kit-report.tsx'

export interface KitPageProps {
  readonly t: Translate
  readonly assetVersion: string
  /** Fixed unless told, so that the gallery looks the same every day. */
  readonly now?: Date | undefined
}

const sampleNow = new Date('2026-11-23T01:42:00+07:00')

/** Every component in every state, on one page: for designers, and for the accessibility test. */
export const KitPage = ({ t, assetVersion, now = sampleNow }: KitPageProps) => (
  <Document
    t={t}
    title={t('ui.kit-title')}
    styles="kit"
    bodyClass="portal kit"
    assetVersion={assetVersion}
    scripts={['due-clock', 'keyboard', 'once', 'print-receipt', 'quick-exit']}
  >
    <ExitBar t={t} />
    <main id="main" tabindex={-1}>
      <h1>{t('ui.kit-title')}</h1>
      <KitActions />
      <KitFields t={t} />
      <KitReport t={t} now={now} />
      <KitDisplay t={t} now={now} />
      <KitQueue t={t} now={now} />
      <KitChrome t={t} />
    </main>
    <KeyHelp t={t} />
    <ClockWords t={t} now={now} />
  </Document>
)
