import { formTokenField } from '../../action/web.ts'
import { formatMoment, formatNumber } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { offInFile, type PictureBankRow, type picturesOf } from '../store/picture-banks.ts'
import { RuleTabs } from './rule-tabs.tsx'

type Picture = Awaited<ReturnType<typeof picturesOf>>['rows'][number]

export interface BankViewProps {
  readonly t: Translate
  readonly formToken: string
  readonly bank: PictureBankRow
  readonly pictures: readonly Picture[]
  readonly more: boolean
  readonly silent: boolean
  readonly mayWrite: boolean
  readonly mayPromote: boolean
  readonly problem?: string | undefined
}

/** Hashes of a list, never a picture: each may be made silent when it keeps meeting harmless ones. */
export const BankView = (props: BankViewProps) => {
  const { t, bank, pictures, more, silent, mayWrite, problem } = props
  const path = `/console/rules/banks/${bank.id}`
  const last = pictures.at(-1)
  return (
    <>
      <RuleTabs t={t} current="banks" mayWrite={mayWrite} />
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <p>{t('detection.bank-silence-why')}</p>
      <p>
        <a href={silent ? path : `${path}?silent=1`}>
          {t(silent ? 'detection.bank-show-all' : 'detection.bank-show-silent')}
        </a>
      </p>
      {pictures.length === 0 && <p class="hint">{t('detection.bank-empty')}</p>}
      {pictures.map((picture) => (
        <OnePicture {...props} picture={picture} />
      ))}
      {more && last && (
        <p>
          <a href={`${path}?after=${hexOf(last.hash)}${silent ? '&silent=1' : ''}`}>
            {t('detection.bank-more')}
          </a>
        </p>
      )}
    </>
  )
}

const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

const OnePicture = ({
  t,
  formToken,
  bank,
  mayPromote,
  picture,
}: BankViewProps & { readonly picture: Picture }) => {
  const hash = hexOf(picture.hash)
  const off = picture.off_reason
  return (
    <section class="part">
      <p>
        <code>{hash.slice(0, 16)}…</code>{' '}
        {picture.quality !== null &&
          t('detection.known-quality', { quality: formatNumber(picture.quality, t.locale) })}{' '}
        <span class="hint">{formatMoment(picture.added_at)}</span>{' '}
        {picture.tag !== null && <bdi>{picture.tag}</bdi>}{' '}
        {off !== null && (
          <>
            <Tag tone="warn">{t('detection.bank-off')}</Tag>{' '}
            <bdi>{off === offInFile ? t('detection.bank-off-in-file') : off}</bdi>
          </>
        )}
      </p>
      {mayPromote && (
        <form class="see" method="post" action={`/console/rules/banks/${bank.id}/pictures`}>
          <HiddenFields values={{ [formTokenField]: formToken, hash }} />
          {off === null && (
            <input
              class="input"
              name="why"
              maxlength={200}
              required
              placeholder={t('detection.bank-why')}
              aria-label={`${t('detection.bank-why')}: ${hash.slice(0, 16)}`}
            />
          )}
          <Button kind="quiet" small name="on" value={off === null ? 'off' : 'on'}>
            {t(off === null ? 'detection.bank-turn-off' : 'detection.bank-turn-on')}
          </Button>
        </form>
      )}
    </section>
  )
}
