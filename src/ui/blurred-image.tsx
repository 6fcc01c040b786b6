import type { Child } from 'hono/jsx'
import type { Translate } from '../kit/text.ts'

export interface BlurredImageProps {
  readonly t: Translate
  /** A preview already made small and grey by the server: the blur here is a second curtain, not the first. */
  readonly src: string
  readonly alt: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** Set after an officer asked to see it, with a reason, which is audited. */
  readonly revealed?: boolean | undefined
  /** The form that asks why and shows it. */
  readonly revealForm?: Child
}

export const BlurredImage = ({
  t,
  src,
  alt,
  width,
  height,
  revealed = false,
  revealForm,
}: BlurredImageProps) => (
  <figure class={revealed ? 'blurred revealed' : 'blurred'}>
    <div class="frame">
      <img src={src} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
    </div>
    <figcaption>
      {alt} · {revealed ? t('ui.image-shown') : t('ui.image-hidden')}
    </figcaption>
    {revealForm}
  </figure>
)
