import type { Comparison } from '../../detection/model/images/known-picture.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'

export interface KnownPictureWordsProps {
  readonly t: Translate
  readonly comparison: Comparison | undefined
}

/** How near a picture is to a known one and who says so, in words: nobody has to see it to act. */
export const KnownPictureWords = ({ t, comparison }: KnownPictureWordsProps) => {
  if (comparison === undefined || comparison.status === 'unknown') return null
  if (comparison.status !== 'known') return <p class="hint">{t(`detection.compared-${comparison.status}`)}</p>
  const { bank, source, distance, quality, turn, distrust } = comparison.known
  return (
    <>
      <p>
        {t('detection.known-in', { bank, source })}{' '}
        {t('detection.known-distance', { distance: formatNumber(distance, t.locale) })}{' '}
        {t('detection.known-quality', { quality: formatNumber(quality, t.locale) })}
      </p>
      {turn !== 'original' && <p class="hint">{t('detection.known-turned')}</p>}
      {distrust.length > 0 && <p class="hint">{t('detection.known-distrust')}</p>}
    </>
  )
}
