import { action } from '../../action/action.ts'
import { Refusal } from '../../kit/refusal.ts'
import { tokenHash } from '../../seal/token.ts'
import { EnteredReport, ReportContent } from '../model/content.ts'
import { findHandedIn } from '../store/reports.ts'
import { sealSubmission, storeSubmission } from './receive.ts'

const safeNow = { yes: true, no: false, unknown: undefined } as const

/** A call or a visit, with the fields of Mẫu 01. The caller gets a receipt read out, like everybody else. */
export const enterReport = action({
  name: 'report.enter',
  needs: 'report.enter',
  input: EnteredReport,
  prepare: (context, entered) => {
    if (context.actor.kind !== 'member') throw new Refusal('forbidden')
    const { narrative, happened, platform, account, urls, place, occurredAt } = entered
    return sealSubmission(context, {
      token: entered.once,
      idempotencyHash: tokenHash(entered.once),
      content: ReportContent.parse({
        safeNow: entered.safeNow,
        narrative,
        happened,
        platform,
        account,
        urls,
        place,
        occurredAt,
        contact: entered.informantContact,
        formOne: { ...entered, source: entered.channel, officer: context.actor.name },
      }),
      channel: entered.channel,
      reporter: entered.reporter,
      ageBand: entered.ageBand,
      locale: 'vi',
      areaCode: entered.commune,
      safeNow: safeNow[entered.safeNow],
      legalNature: entered.legalNature,
      fileCount: 0,
      knownPicture: false,
    })
  },
  run: async (scope, { once }, sealed) => ({
    ...(await storeSubmission(scope, sealed)),
    report: await findHandedIn(scope.db, tokenHash(once)),
  }),
  subject: (_, { reportId }) => `report:${reportId}`,
})
