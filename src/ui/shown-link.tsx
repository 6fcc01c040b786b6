import { readLink } from '../kit/link-words.ts'
import type { Translate } from '../kit/text.ts'

/**
 * A link that may lead to harm: text, never a link. Read first with its escapes undone, hidden characters as marks and both
 * spellings of its host; then as it was stored, which one press selects whole for copying.
 */
export const ShownLink = ({ t, url }: { readonly t: Translate; readonly url: string }) => {
  const { pieces, host, isPlain } = readLink(url)
  if (isPlain && host === undefined) return <bdi class="copy">{url}</bdi>
  return (
    <span class="shown-link">
      <bdi>{pieces.map(({ text, hidden }) => (hidden ? <mark class="unseen">{text}</mark> : text))}</bdi>
      {host && (
        <span class="hint">
          {t('ui.link-host')} <bdi>{host.unicode}</bdi> = <bdi>{host.ascii}</bdi>
        </span>
      )}
      {!isPlain && (
        <span class="hint">
          {t('ui.link-stored')} <bdi class="copy">{url}</bdi>
        </span>
      )}
    </span>
  )
}
