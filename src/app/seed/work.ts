import type { Context } from '../../action/action.ts'
import { perform } from '../../action/perform.ts'
import { addLink } from '../../cases/actions/add-link.ts'
import { addNote } from '../../cases/actions/add-note.ts'
import { addSubject } from '../../cases/actions/add-subject.ts'
import { addTask } from '../../cases/actions/add-task.ts'
import { assessCase } from '../../cases/actions/assess-case.ts'
import { closeCase } from '../../cases/actions/close-case.ts'
import { informAll } from '../../cases/actions/inform-all.ts'
import { moveTask } from '../../cases/actions/move-task.ts'
import { openCaseFromReport } from '../../cases/actions/open-case-from-report.ts'
import { resolveCase } from '../../cases/actions/resolve-case.ts'
import { startActing } from '../../cases/actions/start-acting.ts'
import type { Happened } from '../../intake/model/happened.ts'
import type { Urgency } from '../../kit/urgency.ts'
import { acceptReferral } from '../../referrals/actions/accept-referral.ts'
import { acknowledgeReferral } from '../../referrals/actions/acknowledge-referral.ts'
import { closeReferral } from '../../referrals/actions/close-referral.ts'
import { openReferral } from '../../referrals/actions/open-referral.ts'
import { reportReferralResult } from '../../referrals/actions/report-referral-result.ts'
import { returnReferral } from '../../referrals/actions/return-referral.ts'
import { sendReferral } from '../../referrals/actions/send-referral.ts'
import { startReferralWork } from '../../referrals/actions/start-referral-work.ts'
import type { Founded } from './province.ts'
import { as } from './reports.ts'
import { type DemoReport, later, triage } from './triage.ts'

const minute = 60_000

/** As `<input type="datetime-local">` gives it, in the province's time. */
const localMinute = (at: Date): string => new Date(at.getTime() + 7 * 60 * minute).toISOString().slice(0, 16)

/** How far each of the demo cases has come; later steps include the earlier ones. */
const stages = ['open', 'assessed', 'acting', 'resolved', 'closed'] as const
type Stage = (typeof stages)[number]
const answers = ['none', 'sent', 'acknowledged', 'returned', 'accepted', 'reported', 'closed'] as const
type Answer = (typeof answers)[number]

const plan: readonly { stage: Stage; answer: Answer; urgency: Urgency }[] = [
  { stage: 'closed', answer: 'closed', urgency: 'P0' },
  { stage: 'acting', answer: 'reported', urgency: 'P1' },
  { stage: 'closed', answer: 'none', urgency: 'P2' },
  { stage: 'resolved', answer: 'none', urgency: 'P2' },
  { stage: 'acting', answer: 'accepted', urgency: 'P1' },
  { stage: 'assessed', answer: 'none', urgency: 'P3' },
  { stage: 'acting', answer: 'sent', urgency: 'P0' },
  { stage: 'open', answer: 'none', urgency: 'P2' },
  { stage: 'acting', answer: 'returned', urgency: 'P2' },
  { stage: 'closed', answer: 'closed', urgency: 'P1' },
  { stage: 'acting', answer: 'acknowledged', urgency: 'P1' },
  { stage: 'assessed', answer: 'none', urgency: 'P2' },
  { stage: 'open', answer: 'none', urgency: 'P1' },
  { stage: 'acting', answer: 'sent', urgency: 'P2' },
]

const titles: Readonly<Record<Happened, string>> = {
  'asked-secret': 'Tài khoản lạ làm quen, dặn giữ bí mật',
  'asked-picture': 'Tài khoản lạ xin ảnh của trẻ',
  'threat-picture': 'Bị doạ đăng hình để đòi tiền',
  'asked-meet': 'Bị rủ gặp riêng',
  'want-money': 'Lừa việc nhẹ lương cao',
  bullied: 'Bị bêu xấu trong nhóm lớp',
  'shamed-clip': 'Đoạn phim làm nhục học sinh',
  'saw-bad': 'Trẻ xem phải nội dung đáng sợ',
  'hurt-myself': 'Trẻ có ý nghĩ làm đau mình',
  'account-taken': 'Mất tài khoản trò chơi',
  'posted-me': 'Đăng hình và thông tin trẻ trái phép',
  other: 'Cần tìm hiểu thêm',
}

interface Demo {
  readonly context: Context
  readonly founded: Founded
  readonly report: DemoReport
  readonly officer: string
  readonly caseId: string
}

const reached = (stage: Stage, wanted: Stage): boolean => stages.indexOf(stage) >= stages.indexOf(wanted)
const came = (answer: Answer, wanted: Answer): boolean => answers.indexOf(answer) >= answers.indexOf(wanted)

/** Someone acting some minutes of the script after the report came in. */
const acting = (
  { context, founded, report }: Pick<Demo, 'context' | 'founded' | 'report'>,
  login: string,
  minutes: number,
): Context => as(context, founded, login, later(report, minutes))

/** Cases and referrals in every state, worked by the same actions people use. */
export const workCases = async (
  context: Context,
  founded: Founded,
  reports: readonly DemoReport[],
): Promise<void> => {
  for (const [index, report] of reports.entries()) {
    const step = plan[index % plan.length]
    if (step === undefined) continue
    await triage(context, founded, report, step.urgency)
    const officer = report.handler === 'tiepnhan' ? 'canbo' : report.handler
    const { caseId } = await perform(openCaseFromReport, acting({ context, founded, report }, officer, 45), {
      reportId: report.reportId,
      title: titles[report.story.happened[0] ?? 'other'],
      summary: 'Đã nghe lại báo cáo, chưa thấy báo cáo nào khác về cùng tài khoản.',
    })
    const demo: Demo = { context, founded, report, officer, caseId }
    const taskId = reached(step.stage, 'assessed') ? await assess(demo) : undefined
    if (reached(step.stage, 'acting'))
      await perform(startActing, acting(demo, officer, 140), {
        caseId,
        text: 'Gọi gia đình, giữ bằng chứng, chuyển cơ quan có thẩm quyền nếu cần.',
      })
    if (step.answer !== 'none') await refer(demo, step.answer, step.urgency)
    if (reached(step.stage, 'resolved') && taskId !== undefined) await finish(demo, step.stage, taskId)
  }
}

const assess = async (demo: Demo): Promise<string> => {
  const { report, officer, caseId } = demo
  const at = acting(demo, officer, 90)
  await perform(addSubject, at, {
    caseId,
    kind: 'child',
    label: 'Trẻ trong báo cáo',
    age: 'khoảng 12 tuổi',
    details: 'Chưa rõ trường lớp.',
  })
  if (report.story.account !== undefined)
    await perform(addSubject, at, {
      caseId,
      kind: 'account',
      label: report.story.account,
      details: report.story.platform ?? '',
    })
  await perform(addNote, at, {
    caseId,
    text: 'Trẻ bình tĩnh, có người thân bên cạnh. Hẹn nhắn lại qua hộp thư trước 17 giờ.',
  })
  await perform(addLink, at, {
    caseId,
    url: 'https://vi-du.example/bai-viet',
    seenAt: localMinute(report.at),
    description: 'Bài đăng có nội dung như trẻ kể; không tải về hình ảnh nào.',
  })
  const { taskId } = await perform(addTask, at, {
    caseId,
    kind: 'contact-family',
    title: 'Gọi người chăm sóc trẻ',
    assigneeId: demo.founded.members[officer]?.memberId,
    details: '',
  })
  await perform(assessCase, acting(demo, officer, 110), {
    caseId,
    text: 'Mức nguy cơ trung bình; người gây hại chỉ tiếp xúc qua mạng.',
  })
  return taskId
}

const refer = async (demo: Demo, answer: Answer, urgency: Urgency): Promise<void> => {
  const { founded, report, officer, caseId } = demo
  const { referralId } = await perform(sendReferral, acting(demo, officer, 160), {
    caseId,
    agencyId: founded.agencies['cong-an'],
    purpose: 'investigate',
    urgency,
    subject: 'Đề nghị xác minh tài khoản có dấu hiệu dụ dỗ, đe doạ trẻ em',
    asked: 'Xác minh chủ tài khoản, áp dụng biện pháp bảo vệ trẻ và thông báo kết quả.',
    summary:
      'Trẻ báo có tài khoản nhắn tin riêng, yêu cầu giữ bí mật. Lời kể kèm theo được mở riêng cho quý cơ quan.',
    legalBasis: 'Nghị định 56/2017/NĐ-CP',
    items: [`report:${report.reportId}`],
  })
  if (!came(answer, 'acknowledged')) return
  await perform(acknowledgeReferral, acting(demo, 'congan', 190), { referralId })
  if (answer === 'acknowledged') return
  if (answer === 'returned') {
    await perform(returnReferral, acting(demo, 'congan', 230), {
      referralId,
      reason: 'not-enough',
      text: 'Đề nghị bổ sung tên tài khoản và thời điểm nhắn tin.',
    })
    return
  }
  await perform(acceptReferral, acting(demo, 'congan', 230), { referralId })
  await perform(startReferralWork, acting(demo, 'congan', 260), { referralId })
  if (!came(answer, 'reported')) return
  await perform(reportReferralResult, acting(demo, 'congan', 900), {
    referralId,
    result: 'child-protected',
    text: 'Đã làm việc với gia đình, tài khoản đã bị khoá. Trẻ an toàn.',
  })
  if (answer !== 'closed') return
  await perform(openReferral, acting(demo, officer, 950), { referralId, reason: 'referral-work' })
  await perform(closeReferral, acting(demo, officer, 960), { referralId })
}

const finish = async (demo: Demo, stage: Stage, taskId: string): Promise<void> => {
  const { officer, caseId } = demo
  for (const move of ['accept', 'start', 'submit'] as const)
    await perform(moveTask, acting(demo, officer, 980), {
      caseId,
      taskId,
      move,
      text: 'Đã gọi, gia đình phối hợp.',
    })
  // Nobody confirms their own work, nor closes their own case, where there is somebody else.
  const judge = officer === 'canbo' ? 'lanhdao' : officer
  await perform(moveTask, acting(demo, judge, 990), { caseId, taskId, move: 'confirm' })
  await perform(resolveCase, acting(demo, officer, 1_000), {
    caseId,
    outcome: 'child-safe',
    text: 'Trẻ an toàn, đã được tư vấn; nội dung không còn.',
  })
  if (stage !== 'closed') return
  await perform(informAll, acting(demo, officer, 1_010), {
    caseId,
    text: 'Cảm ơn em đã kể. Các cô chú đã làm việc với người có trách nhiệm và tài khoản kia không nhắn cho em được nữa. Em không có lỗi. Khi cần, em cứ nhắn ở đây hoặc gọi 111.',
  })
  await perform(closeCase, acting(demo, judge, 1_040), { caseId })
}
