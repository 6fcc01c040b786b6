import sharp from 'sharp'
import { createMember } from '../../../src/accounts/actions/create-member.ts'
import type { Context } from '../../../src/action/action.ts'
import { perform } from '../../../src/action/perform.ts'
import { addEvidence } from '../../../src/cases/actions/add-evidence.ts'
import { addEvidenceFromReport } from '../../../src/cases/actions/add-evidence-from-report.ts'
import { addLink } from '../../../src/cases/actions/add-link.ts'
import { addNote } from '../../../src/cases/actions/add-note.ts'
import { addReportToCase } from '../../../src/cases/actions/add-report-to-case.ts'
import { addSubject } from '../../../src/cases/actions/add-subject.ts'
import { addTask } from '../../../src/cases/actions/add-task.ts'
import { openCaseFromReport } from '../../../src/cases/actions/open-case-from-report.ts'
import { addDraftFile } from '../../../src/intake/actions/add-draft-file.ts'
import { answerStep } from '../../../src/intake/actions/answer-step.ts'
import { openMailbox } from '../../../src/intake/actions/open-mailbox.ts'
import { openReport } from '../../../src/intake/actions/open-report.ts'
import { readDraft } from '../../../src/intake/actions/read-draft.ts'
import { searchReports } from '../../../src/intake/actions/search-reports.ts'
import { submitDraft } from '../../../src/intake/actions/submit-draft.ts'
import { triageReport } from '../../../src/intake/actions/triage-report.ts'
import { writeMessage } from '../../../src/intake/actions/use-mailbox.ts'
import { writeToReporter } from '../../../src/intake/actions/write-to-reporter.ts'
import { attachmentsOfReport } from '../../../src/intake/store/attachments.ts'
import { findReporterSession } from '../../../src/intake/store/sessions.ts'
import { randomDigits } from '../../../src/kit/random.ts'
import { escalateOverdue } from '../../../src/referrals/actions/escalate-overdue.ts'
import { sendReferral } from '../../../src/referrals/actions/send-referral.ts'
import { unseenEscalations } from '../../../src/referrals/store/escalations.ts'
import { placeHold } from '../../../src/retention/actions/place-hold.ts'
import { enterRights } from '../../../src/retention/actions/work-rights.ts'
import { newToken } from '../../../src/seal/token.ts'
import { buildReport } from '../../build.ts'
import type { TestHouse } from '../../house.ts'
import { testPassword } from '../../province.ts'

/** One agency's full set of objects, by the names the tables of this promise use. */
export interface Matter {
  readonly memberId: string
  /** Where the referral went: no secret, and the same for both. */
  readonly policeId: string
  /** In the case, and sent along with the referral. */
  readonly reportId: string
  readonly locator: string
  readonly secret: string
  readonly attachmentId: string
  /** In the case, not sent along. */
  readonly otherReportId: string
  readonly otherLocator: string
  /** Classified, not decided. */
  readonly waitingId: string
  readonly waitingLocator: string
  readonly caseId: string
  readonly caseNumber: string
  readonly subjectId: string
  readonly taskId: string
  readonly fileId: string
  readonly reportFileId: string
  /** Evidence sent along with the referral. */
  readonly linkId: string
  readonly referralId: string
  readonly referralNumber: string
  readonly escalationId: string
  /** A legal hold on the case and a request about the report, where a leader was named to make them. */
  readonly holdId: string
  readonly requestId: string
  /** An unfinished report and its file. */
  readonly draftToken: string
  readonly draftFileId: string
  /** Begins every word that was written into this matter, clear or sealed. */
  readonly mark: string
}

/** Said in the reports of both agencies: a duplicate and a search must still stop at the border between them. */
export const shared = {
  account: 'zqxchung.taikhoan',
  url: 'https://zqxchung.example/trang',
  word: 'zqxchungloi',
}

export interface Who {
  readonly receiver: string
  readonly officer: string
  readonly administrator: string
  readonly leader?: string
  readonly mark: string
  /** The commune it happened in decides which agency gets the reports. */
  readonly commune?: string
}

const day = 24 * 60 * 60 * 1000

export const picture = async (shade: number): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 24, height: 16, channels: 3, background: { r: shade, g: 90, b: 60 } } })
      .png()
      .toBuffer(),
  )

/** Does all an agency can do, through the real actions, with words that begin with its mark. */
export const buildMatter = async (house: TestHouse, who: Who): Promise<Matter> => {
  const { mark } = who
  const told = await tell(house, who)
  const reports = await receive(house, who, told)
  const work = await workOn(house, who, reports)
  const referral = await refer(house, who, { ...reports, ...work })
  const { memberId } = await perform(createMember, house.as(who.administrator), {
    login: `${mark}login`,
    name: `${mark}name`,
    roles: ['officer'],
    password: testPassword,
  })
  const policeId = house.founded.members.police?.agencyId ?? ''
  const kept = await keep(house, who, { ...reports, ...work, locator: told.locator })
  const { rows } = await perform(searchReports, house.as(who.receiver), { query: shared.word })
  if (rows.length === 0) throw new Error('the word both agencies know is found by its own agency')
  return { memberId, policeId, mark, ...told, ...reports, ...work, ...referral, ...kept }
}

/** From the portal, with a file and a message; and one that is left unfinished. */
const tell = async (house: TestHouse, { mark, commune }: Who) => {
  const child = house.anonymous()
  const begin = async (shade: number) => {
    const token = newToken()
    const steps = {
      app: { platform: `${mark}platform` },
      account: { account: shared.account, urls: `https://${mark}url.example/x\n${shared.url}` },
      place: { place: `${mark}place` },
      commune: { commune: commune ?? '' },
      when: { occurredAt: `${mark}occurred` },
      words: { narrative: `${mark}narrative ${shared.word}` },
      tell: { contact: `${mark}contact` },
    } as const
    for (const step of ['app', 'account', 'place', 'commune', 'when', 'words', 'tell'] as const)
      await perform(answerStep, child, { token, step, answers: steps[step] })
    await perform(addDraftFile, child, { token, name: `${mark}file.png`, bytes: await picture(shade) })
    return token
  }
  const { reportId, locator, secret } = await perform(submitDraft, child, {
    token: await begin(mark.length),
    locale: 'vi',
  })
  const reporter = await reporterOf(house, { locator, secret })
  await perform(writeMessage, reporter, { text: `${mark}message` })
  const [attachment] = await attachmentsOfReport(house.database.db, reportId)
  const draftToken = await begin(mark.length + 1)
  const { files } = await perform(readDraft, child, { token: draftToken })
  return {
    reportId,
    locator,
    secret,
    attachmentId: attachment?.id ?? '',
    draftToken,
    draftFileId: files[0]?.id ?? '',
  }
}

/** Whoever came back with this receipt. */
export const reporterOf = async (
  house: TestHouse,
  code: Pick<Matter, 'locator' | 'secret'>,
): Promise<Context> => {
  const opened = await perform(openMailbox, house.anonymous(), code)
  if (opened.kind !== 'report') throw new Error('a receipt opens a report')
  const session = await findReporterSession(house.database.db, opened.token, new Date())
  if (session === undefined) throw new Error('the visit is open')
  return house.context({ kind: 'reporter', reportId: session.reportId }, { own: session.identity })
}

/** Opened, classified, answered; two more reports of the same kind. */
const receive = async (house: TestHouse, who: Who, { reportId }: Pick<Matter, 'reportId'>) => {
  const receiver = house.as(who.receiver)
  const more = async (place: string) =>
    buildReport(house, {
      narrative: `${who.mark}${place} ${shared.word}`,
      urls: [shared.url],
      ...(who.commune === undefined ? {} : { commune: who.commune }),
    })
  const other = await more('other')
  const waiting = await more('waiting')
  for (const id of [reportId, other.reportId, waiting.reportId]) {
    await perform(openReport, receiver, { reportId: id, reason: 'triage' })
    await perform(triageReport, receiver, {
      reportId: id,
      urgency: 'P0',
      legalNature: 'crime-report',
      categories: ['CT-GROOM'],
    })
  }
  await perform(writeToReporter, receiver, { reportId, text: `${who.mark}answer` })
  return {
    reportId,
    otherReportId: other.reportId,
    otherLocator: other.locator,
    waitingId: waiting.reportId,
    waitingLocator: waiting.locator,
  }
}

const workOn = async (
  house: TestHouse,
  { mark, ...who }: Who,
  { reportId, otherReportId }: Pick<Matter, 'reportId' | 'otherReportId'>,
) => {
  const officer = house.as(who.officer)
  const { caseId, number } = await perform(openCaseFromReport, officer, {
    reportId,
    title: `${mark}title`,
    summary: `${mark}summary`,
  })
  await perform(addReportToCase, officer, { reportId: otherReportId, number })
  const { subjectId } = await perform(addSubject, officer, {
    caseId,
    kind: 'child',
    label: `${mark}subject`,
    age: `${mark}age`,
    details: `${mark}details`,
  })
  await perform(addNote, officer, { caseId, text: `${mark}note` })
  const { taskId } = await perform(addTask, officer, {
    caseId,
    kind: 'verify',
    title: `${mark}task`,
    details: `${mark}taskdetails`,
    assigneeId: house.founded.members[who.officer]?.memberId,
  })
  const file = await perform(addEvidence, officer, {
    caseId,
    description: `${mark}evidence`,
    file: { name: `${mark}evidence.png`, bytes: await picture(mark.length + 2) },
  })
  const link = await perform(addLink, officer, {
    caseId,
    url: `https://${mark}link.example/x`,
    seenAt: '2026-01-05T08:00',
    description: `${mark}link`,
  })
  const [attachment] = await attachmentsOfReport(house.database.db, reportId)
  const copy = await perform(addEvidenceFromReport, officer, {
    caseId,
    attachmentId: attachment?.id,
    description: `${mark}copy`,
  })
  return {
    caseId,
    caseNumber: number,
    subjectId,
    taskId,
    fileId: file.evidenceId,
    linkId: link.evidenceId,
    reportFileId: copy.evidenceId,
  }
}

/** What is asked about the data, and what may not be erased. */
const keep = async (
  house: TestHouse,
  { mark, receiver, leader }: Who,
  { caseNumber, locator }: Pick<Matter, 'caseNumber' | 'locator'>,
) => {
  if (leader === undefined) return { requestId: '', holdId: '' }
  const { requestId } = await perform(enterRights, house.as(receiver), {
    kind: 'erasure',
    person: `${mark}person`,
    contact: `${mark}safe`,
    text: `${mark}request`,
    locator,
  })
  const { holdId } = await perform(placeHold, house.as(leader), {
    number: caseNumber,
    reason: 'court',
    document: `${mark}paper`,
  })
  return { requestId, holdId }
}

/** To the police, long enough ago to be overdue. */
const refer = async (
  house: TestHouse,
  { mark, officer }: Who,
  { caseId, reportId, linkId }: Pick<Matter, 'caseId' | 'reportId' | 'linkId'>,
) => {
  const { referralId, number } = await perform(
    sendReferral,
    house.as(officer, new Date(Date.now() - 9 * day)),
    {
      caseId,
      agencyId: house.founded.members.police?.agencyId,
      purpose: 'investigate',
      urgency: 'P0',
      subject: `${mark}letter`,
      asked: `${mark}asked`,
      summary: `${mark}lettersummary`,
      items: [`report:${reportId}`, `evidence:${linkId}`],
    },
  )
  await perform(escalateOverdue, house.system(), {})
  const raised = await unseenEscalations(
    house.database.db,
    house.founded.members[officer]?.agencyId ?? '',
    10,
  )
  return { referralId, referralNumber: number, escalationId: raised[0]?.id ?? '' }
}

/** The same shape with names of nothing: how Khiên answers about these, it must answer about another agency’s. */
export const ghostOf = (matter: Matter): Matter => ({
  ...mapValues(matter, (value) => {
    if (/^[0-9a-f-]{36}$/.test(value)) return crypto.randomUUID()
    return value.replace(/\d{6,}$/, (digits) => randomDigits(digits.length))
  }),
  policeId: matter.policeId,
  draftToken: newToken(),
  mark: 'zqxghost',
})

const mapValues = (matter: Matter, change: (value: string) => string): Matter => {
  const entries = Object.entries(matter).map(([name, value]) => [name, change(value)] as const)
  return { ...matter, ...Object.fromEntries(entries) }
}
