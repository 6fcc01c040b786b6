import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import type { Member } from '../../action/permissions.ts'
import { answerStep } from '../../intake/actions/answer-step.ts'
import { enterReport } from '../../intake/actions/enter-report.ts'
import { submitPublicReport } from '../../intake/actions/submit-api-report.ts'
import { submitDraft } from '../../intake/actions/submit-draft.ts'
import type { ReportStep } from '../../intake/model/draft.ts'
import { newToken } from '../../seal/token.ts'
import type { Founded } from './province.ts'
import type { Story } from './stories.ts'

/** A demo member acting, with the identity that only the founding sitting still holds. */
export const as = (context: Context, founded: Founded, login: string, now: Date): Context => {
  const found = founded.members[login]
  if (found === undefined) throw new Error(`no demo member ${login}`)
  const actor: Member = {
    kind: 'member',
    memberId: found.memberId,
    agencyId: found.agencyId,
    login,
    name: found.name,
    roles: found.roles,
  }
  return { ...context, actor, keys: { own: found.identity }, now }
}

const anonymous = (context: Context, now: Date): Context => ({
  ...context,
  actor: { kind: 'anonymous' },
  keys: {},
  now,
})

/** The way a child sends: page by page, then the receipt. */
export const sendFromPortal = async (
  context: Context,
  story: Story,
  commune: string | undefined,
  now: Date,
) => {
  const who = anonymous(context, now)
  const token = newToken()
  const answers: [ReportStep, Record<string, unknown>][] = [
    ['safe', { safeNow: story.safeNow ?? 'yes' }],
    ['who', { reporter: story.reporter }],
    ['age', { ageBand: story.ageBand }],
    ['happened', { happened: [...story.happened] }],
    ['where', { setting: 'online' }],
    ['app', { platform: story.platform }],
    ['account', { account: story.account }],
    ['commune', { commune }],
    ['words', { narrative: story.narrative }],
    ['tell', { mayTell: ['ask-me-first'], contactWays: ['only-here'] }],
  ]
  for (const [step, given] of answers) await perform(answerStep, who, { token, step, answers: given })
  return perform(submitDraft, who, { token, locale: 'vi' })
}

export const sendFromApi = (context: Context, story: Story, commune: string | undefined, now: Date) =>
  perform(submitPublicReport, anonymous(context, now), {
    key: newToken(),
    clientSecret: '',
    report: {
      narrative: story.narrative,
      reporter: story.reporter,
      ageBand: story.ageBand,
      ...(commune === undefined ? {} : { commune }),
      ...(story.platform === undefined ? {} : { platform: story.platform }),
    },
  })

export const writeDownCall = (receiver: Context, story: Story, commune: string | undefined) =>
  perform(enterReport, receiver, {
    once: newToken(),
    channel: 'phone',
    occurredAt: 'tối hôm trước',
    narrative: story.narrative,
    reporter: story.reporter,
    ageBand: story.ageBand,
    commune,
    safeNow: story.safeNow ?? 'unknown',
    happened: [...story.happened],
    childSex: 'unknown',
    childAgeEstimate: 'khoảng 12 tuổi',
    actionsTaken: 'Đã trấn an người gọi, hướng dẫn giữ lại tin nhắn.',
    platform: story.platform,
    account: story.account,
  })
