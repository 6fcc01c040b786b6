import type { Translate } from '../../kit/text.ts'
import type { TimelineItem } from '../../ui/timeline.tsx'
import type { OpenedReferral } from '../actions/open-referral.ts'

/** What happened to a referral, oldest first: the moves with whoever made them, and what a leader did about delays. */
export const stepsOf = (t: Translate, opened: OpenedReferral): TimelineItem[] => {
  const { referral, signer, by, startedAt, letter, escalations } = opened
  const person = (name: string | undefined, agency: string): string =>
    [name, agency].filter(Boolean).join(', ')
  const returned = opened.returned !== null
  const moves: (TimelineItem | undefined)[] = [
    step(t('referrals.step-sent'), referral.sent_at, person(signer, letter.from)),
    step(
      t('referrals.step-delivered'),
      referral.delivered_at,
      person(by.get('referral.acknowledge'), letter.to),
    ),
    returned
      ? step(t('referrals.step-returned'), referral.answered_at, person(by.get('referral.return'), letter.to))
      : step(
          t('referrals.step-accepted'),
          referral.answered_at,
          person(by.get('referral.accept'), letter.to),
        ),
    step(t('referrals.step-started'), startedAt, person(by.get('referral.start'), letter.to)),
    step(t('referrals.step-reported'), referral.reported_at, person(by.get('referral.report'), letter.to)),
    step(t('referrals.step-read'), referral.read_at, letter.from),
    step(t('referrals.step-closed'), referral.closed_at, person(by.get('referral.close'), letter.from)),
    ...escalations.flatMap(({ reason, raised_at, seen_at, seen_how }) => [
      { at: raised_at, title: t(`referrals.step-${reason}`), tone: 'warn' as const },
      seen_how === null
        ? undefined
        : step(t('referrals.step-urged', { how: t(`referrals.urge-${seen_how}`) }), seen_at, letter.from),
    ]),
  ]
  return moves.filter((item) => item !== undefined).toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

const step = (title: string, at: Date | null, by: string): TimelineItem | undefined =>
  at === null ? undefined : { at, title, by }
