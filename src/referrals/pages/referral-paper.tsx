import { formatDay, formatMoment } from '../../kit/format.ts'
import type { Translate } from '../../kit/text.ts'
import type { OpenedReferral } from '../actions/open-referral.ts'
import { subjectLine } from './letter-subjects.tsx'
import { PaperPlight } from './paper-plight.tsx'
import { itemLabel, itemTime } from './referral-items.tsx'

export interface ReferralPaperProps {
  readonly t: Translate
  readonly opened: OpenedReferral
  /** Where the sending agency sits; written in by hand where it is not known. */
  readonly place: string
}

/** The phiếu chuyển on paper, after Decree 30/2020 art. 8; names of agencies and people as they were when it was sent. */
export const ReferralPaper = ({ t, opened, place }: ReferralPaperProps) => {
  const { referral, letter, items } = opened
  const sent = referral.sent_at
  const [day = '', month = '', year = ''] = sent === null ? [] : formatDay(sent).split('/')
  const moment = (at: Date | null) => (at === null ? '…' : formatMoment(at))
  return (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{t('referrals.view-title', { number: referral.number })}</title>
        <link rel="stylesheet" href="/console/referrals/paper.css" />
        <script type="module" src="/static/islands/print-receipt.js" />
      </head>
      <body>
        <nav aria-label={t('referrals.title')}>
          <a href={`/console/referrals/${referral.id}`}>
            {t('referrals.paper-back', { number: referral.number })}
          </a>
          <button type="button" hidden data-print>
            {t('referrals.paper-print')}
          </button>
        </nav>
        <main>
          <header>
            <div>
              <p class="issuer">{letter.from}</p>
              <p>{t('referrals.paper-number', { number: referral.number })}</p>
            </div>
            <div>
              <p class="nation">{t('referrals.paper-nation')}</p>
              <p class="motto">{t('referrals.paper-motto')}</p>
              <p class="place">{t('referrals.paper-place', { place, day, month, year })}</p>
            </div>
          </header>
          <h1>{t('referrals.paper-kind')}</h1>
          <p class="about">
            <bdi>{t('referrals.paper-about', { subject: letter.subject })}</bdi>
          </p>
          <p class="dear">{t('referrals.paper-dear', { agency: letter.to })}</p>
          {letter.legalBasis !== '' && (
            <p class="basis">
              <bdi>{t('referrals.paper-basis', { basis: letter.legalBasis })}</bdi>
            </p>
          )}
          <p>
            {t('referrals.paper-opening', {
              from: letter.from,
              to: letter.to,
              purpose: t(`referrals.purpose-${referral.purpose}`).toLowerCase(),
            })}
          </p>
          <PaperPlight t={t} items={items} />
          <h2>{t('referrals.paper-summary')}</h2>
          <p class="typed">
            <bdi>{letter.summary}</bdi>
          </p>
          {letter.subjects && letter.subjects.length > 0 && (
            <ul>
              {letter.subjects.map((subject) => (
                <li>
                  <bdi>{subjectLine(t, subject)}</bdi>
                </li>
              ))}
            </ul>
          )}
          <h2>{t('referrals.paper-asked')}</h2>
          <p class="typed">
            <bdi>{letter.asked}</bdi>
          </p>
          <h2>{t('referrals.paper-items')}</h2>
          {items.length === 0 ? (
            <p>{t('referrals.paper-items-none')}</p>
          ) : (
            <ul>
              {items.map((item) => (
                <li>
                  {itemLabel(t, item)}, {itemTime(t, item)}
                </li>
              ))}
            </ul>
          )}
          <p>
            {t('referrals.paper-deadlines', {
              acknowledge: moment(referral.acknowledge_due_at),
              report: moment(referral.report_due_at),
              urgency: t(`ui.urgency-${referral.urgency}`),
            })}
          </p>
          <p>{t('referrals.paper-secret')}</p>
          <footer>
            <div class="recipients">
              <p class="heading">{t('referrals.paper-recipients')}</p>
              <p>{t('referrals.paper-recipient-same')}</p>
              <p>{t('referrals.paper-recipient-file', { number: letter.caseNumber })}</p>
            </div>
            <div class="signer">
              <p class="heading">{t('referrals.paper-signer')}</p>
              <p class="name">{letter.signer}</p>
            </div>
          </footer>
          <section class="receipt">
            <p class="heading">{t('referrals.paper-receipt')}</p>
            <p>
              {referral.delivered_at === null
                ? t('referrals.paper-not-received')
                : t('referrals.paper-received', {
                    agency: letter.to,
                    at: formatMoment(referral.delivered_at),
                    name: opened.by.get('referral.acknowledge') ?? '…',
                  })}
            </p>
          </section>
        </main>
      </body>
    </html>
  )
}
