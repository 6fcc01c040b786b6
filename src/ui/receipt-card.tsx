import type { Translate } from '../kit/text.ts'
import { DigitGroups } from './digit-groups.tsx'

export interface ReceiptCardProps {
  readonly t: Translate
  readonly locator: string
  readonly secret: string
  /** A picture of the same digits, to keep among the phone's photos. */
  readonly image?: { readonly src: string; readonly width: number; readonly height: number } | undefined
}

/** Shown once. On paper only this card is printed. */
export const ReceiptCard = ({ t, locator, secret, image }: ReceiptCardProps) => (
  <section class="card receipt" aria-label={t('ui.receipt-title')}>
    <dl>
      <div>
        <dt>{t('ui.receipt-locator')}</dt>
        <dd>
          <DigitGroups digits={locator} />
        </dd>
      </div>
      <div class="secret">
        <dt>{t('ui.receipt-secret')}</dt>
        <dd>
          <DigitGroups digits={secret} />
        </dd>
      </div>
    </dl>
    <p>{t('ui.receipt-keep')}</p>
    {image && (
      <p class="no-print">
        <a href={image.src} download="ghi-chu.png">
          <img src={image.src} width={image.width} height={image.height} alt={t('ui.receipt-image')} />
        </a>
      </p>
    )}
    <p class="no-print">
      <button class="button quiet small" type="button" hidden data-print>
        {t('ui.print')}
      </button>
    </p>
  </section>
)
