import { translate } from '../../kit/text.ts'
import type { Hostility, Label } from './labels.ts'
import type { LinkFindingCode } from './links/examine-links.ts'

const t = translate('vi')

/** Why a stretch of words counts, where no concept says it better. */
export const labelReason = (label: Label): string =>
  t('detection.reads-like', { label: t(`detection.label-${label}`) })

export const mannerReason = (manner: Hostility): string =>
  t(manner === 'hate' ? 'detection.manner-hate' : 'detection.manner-offensive')

export const linkReason = (code: LinkFindingCode, about: Readonly<Record<string, string>>): string =>
  t(`detection.link-${code}`, about)
