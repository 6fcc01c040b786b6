import type { Child } from 'hono/jsx'
import { formatDay, formatMoment, groupDigits } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import type { ReportContent } from '../model/content.ts'
import { childSexes } from '../model/words.ts'
import type { ReportRow } from '../store/reports.ts'

export interface FormOnePageProps {
  readonly t: Translate
  readonly now: Date
  readonly report: ReportRow
  readonly content: ReportContent
  readonly agency: string
  readonly place: string
  readonly back: string
}

/** Mẫu số 01 (Decree 56/2017), ready to be printed, signed and filed; what is not known stays a dotted line to write on. */
export const FormOnePage = ({ t, now, report, content, agency, place, back }: FormOnePageProps) => {
  const form = content.formOne
  const [day, month, year] = formatDay(now).split('/')
  return (
    <>
      <p class="actions no-print">
        <button class="button small" type="button" data-print hidden>
          {t('intake.form-print')}
        </button>
        <a class="button quiet small" href={back}>
          {t('intake.form-back')}
        </a>
      </p>
      <article class="form-01" lang="vi">
        <p class="form-code">{t('intake.form-code')}</p>
        <div class="form-top">
          <p>
            <strong>{agency}</strong>
            <br />
            {t('intake.form-number', { number: groupDigits(report.locator) })}
          </p>
          <p>
            <strong>{t('intake.form-national')}</strong>
            <br />
            <strong>{t('intake.form-motto')}</strong>
            <br />
            <em>
              {t('intake.form-date', {
                place: agencyPlace,
                day: day ?? '',
                month: month ?? '',
                year: year ?? '',
              })}
            </em>
          </p>
        </div>
        <h2>{t('intake.form-title')}</h2>
        <p class="form-sub">
          <strong>{t('intake.form-subtitle')}</strong>
        </p>
        <h3>{t('intake.form-part-source')}</h3>
        <Line label={t('intake.form-source')}>
          <Boxes t={t} channel={report.channel} />
        </Line>
        <Line label={t('intake.form-time')}>{receivedWords(t, report.received_at)}</Line>
        <h3>{t('intake.form-part-child')}</h3>
        <Blank label={t('intake.form-child-name')} value={form?.childName} />
        <Blank label={t('intake.form-child-born')} value={form?.childBorn} />
        <Blank
          label={t('intake.form-child-age')}
          value={
            form?.childAgeEstimate ??
            (report.age_band === 'unknown' ? undefined : t(`intake.age-${report.age_band}`))
          }
        />
        <Line label={t('intake.form-child-sex')}>
          {childSexes.map((sex) => (
            <Box label={t(`intake.sex-${sex}`)} ticked={form !== undefined && form.childSex === sex} />
          ))}
        </Line>
        <Blank
          label={t('intake.form-place')}
          value={[content.place, report.area_code === null ? undefined : place, content.occurredAt]
            .filter(Boolean)
            .join('; ')}
        />
        <Blank label={t('intake.form-part-story')} value={content.narrative} long />
        <Blank label={t('intake.form-condition')} value={form?.condition} long />
        <Blank label={t('intake.form-feared')} value={form?.feared} long />
        <Blank label={t('intake.form-father')} value={form?.father} />
        <Blank label={t('intake.form-mother')} value={form?.mother} />
        <Blank label={t('intake.form-family')} value={form?.family} long />
        <Blank label={t('intake.form-carer')} value={form?.carer} />
        <Blank label={t('intake.form-actions')} value={form?.actionsTaken} long />
        <h3>{t('intake.form-part-informant')}</h3>
        <Blank label={t('intake.form-informant')} value={form?.informant} />
        <Blank label={t('intake.form-informant-contact')} value={form?.informantContact ?? content.contact} />
        <p class="form-note">{t('intake.form-only-if-known')}</p>
        <p class="form-note">{t('intake.form-confidential')}</p>
        <div class="form-sign">
          <p>
            <strong>{t('intake.form-officer')}</strong>
            <br />
            <em>{t('intake.form-officer-sign')}</em>
          </p>
          <p>{form?.officer}</p>
        </div>
      </article>
    </>
  )
}

// The place of signing is written by hand: an agency's town is not in its record.
const agencyPlace = '…………'

const receivedWords = (t: Translate, at: Date): string => {
  const [clock = '', date = ''] = formatMoment(at).split(' ')
  const [hour = '', minute = ''] = clock.split(':')
  const [day = '', month = '', year = ''] = date.split('/')
  return t('intake.form-time-value', { hour, minute, day, month, year })
}

const Line = ({ label, children }: { readonly label: string; readonly children?: Child }) => (
  <p class="form-line">
    {label}: {children}
  </p>
)

interface BlankProps {
  readonly label: string
  readonly value: string | undefined
  readonly long?: boolean
}

/** The value, or dotted lines to write on. */
const Blank = ({ label, value, long = false }: BlankProps) =>
  value ? (
    <p class="form-line">
      {label}: <bdi class="form-value">{value}</bdi>
    </p>
  ) : (
    <p class={long ? 'form-line blank long' : 'form-line blank'}>
      {label}: <span class="dots" />
    </p>
  )

const Box = ({ label, ticked }: { readonly label: string; readonly ticked: boolean }) => (
  <span class="form-box">
    {ticked ? '☒' : '☐'} {label}
  </span>
)

const Boxes = ({ t, channel }: { readonly t: Translate; readonly channel: ReportRow['channel'] }) => (
  <>
    <Box label={t('intake.form-source-phone')} ticked={channel === 'phone'} />
    <Box label={t('intake.form-source-visit')} ticked={channel === 'visit'} />
    <Box
      label={
        channel === 'phone' || channel === 'visit'
          ? t('intake.form-source-other')
          : `${t('intake.form-source-other')}: ${t(`intake.channel-${channel}`)}`
      }
      ticked={channel !== 'phone' && channel !== 'visit'}
    />
  </>
)
