import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { declineReport } from '../../intake/actions/decline-report.ts'
import { mergeReport } from '../../intake/actions/merge-report.ts'
import { redirectReport } from '../../intake/actions/redirect-report.ts'
import { writeToReporter } from '../../intake/actions/write-to-reporter.ts'
import { gate } from '../../kit/parallel.ts'
import { ageOf, demoReports, paceOf } from './pace.ts'
import { demoAreas, type Founded } from './province.ts'
import { as, sendFromApi, sendFromPortal, writeDownCall } from './reports.ts'
import { stories } from './stories.ts'
import { type DemoReport, later, triage } from './triage.ts'
import { workCases } from './work.ts'

const minute = 60_000

const handlers: Readonly<Record<string, string>> = { x12: 'xa12', p03: 'phuong3' }

const communeOf = (index: number): string | undefined =>
  index % 7 === 6
    ? undefined
    : index % 5 === 1
      ? 'x12'
      : index % 5 === 3
        ? 'p03'
        : demoAreas[(index * 13) % demoAreas.length]?.code

const send = async (context: Context, founded: Founded, index: number, now: Date): Promise<DemoReport> => {
  const story = stories[index % stories.length]
  if (story === undefined) throw new Error('no stories')
  const at = new Date(now.getTime() - ageOf(index) * minute)
  const commune = communeOf(index)
  const receipt =
    index % 8 === 5
      ? await writeDownCall(as(context, founded, 'tiepnhan', at), story, commune)
      : index % 8 === 7
        ? await sendFromApi(context, story, commune, at)
        : await sendFromPortal(context, story, commune, at)
  return { ...receipt, story, at, pace: paceOf(index), handler: (commune && handlers[commune]) ?? 'tiepnhan' }
}

/** Forty invented reports in every state, with cases and referrals, told through the same actions people use. */
export const seedDemo = async (
  context: Context,
  founded: Founded,
  now: Date,
  progress: (done: number, all: number) => void,
): Promise<readonly DemoReport[]> => {
  // Two at a time: while one waits for its receipt's key, the other is written down.
  const abreast = gate(2)
  let sent = 0
  const reports = await Promise.all(
    Array.from({ length: demoReports }, (_, index) =>
      abreast(async () => {
        const report = await send(context, founded, index, now)
        sent += 1
        progress(sent, demoReports)
        return report
      }),
    ),
  )
  await decideSome(context, founded, reports)
  await workCases(context, founded, reports.slice(0, 14))
  return reports
}

const decideSome = async (
  context: Context,
  founded: Founded,
  reports: readonly DemoReport[],
): Promise<void> => {
  const [declined, redirected, main, same, asked, opened] = reports.slice(14, 20)
  if (declined) {
    await triage(context, founded, declined, 'P3')
    await perform(declineReport, as(context, founded, declined.handler, later(declined, 40)), {
      reportId: declined.reportId,
      reason: 'out-of-scope',
      text: 'Cảm ơn bạn đã kể. Việc này do nhà trường phụ trách, chúng tôi đã ghi lại và gợi ý bạn nói với thầy cô chủ nhiệm. Nếu có ai đe doạ, hãy gọi 111.',
    })
  }
  if (redirected)
    await perform(redirectReport, as(context, founded, redirected.handler, later(redirected, 30)), {
      reportId: redirected.reportId,
      agencyId: founded.agencies['so-y-te'],
    })
  if (main && same && main.handler === same.handler)
    await perform(mergeReport, as(context, founded, same.handler, later(same, 25)), {
      reportId: same.reportId,
      into: main.locator,
    })
  if (asked) {
    await triage(context, founded, asked, 'P2')
    await perform(writeToReporter, as(context, founded, asked.handler, later(asked, 35)), {
      reportId: asked.reportId,
      text: 'Chào em, cô là người đọc báo cáo của em. Em không có lỗi. Em cho cô biết tên tài khoản đã nhắn cho em được không?',
    })
  }
  if (opened) await triage(context, founded, opened, 'P1')
}
