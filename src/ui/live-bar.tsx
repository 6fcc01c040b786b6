import type { Translate } from '../kit/text.ts'

/** Says when the page refreshed itself (island `live-queue`); the sound is off until asked for, and only on this page. */
export const LiveBar = ({ t }: { readonly t: Translate }) => (
  <div class="live-bar">
    <p
      role="status"
      data-live-status
      data-report={t('ui.live-report')}
      data-change={t('ui.live-change')}
      data-lost={t('ui.live-lost')}
    />
    <button class="button plain small" type="button" hidden aria-pressed="false" data-live-sound>
      {t('ui.live-sound')}
    </button>
  </div>
)
