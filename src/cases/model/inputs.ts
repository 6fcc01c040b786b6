import { z } from 'zod'
import { openingReasons } from '../../intake/model/words.ts'
import { longText, optional, requiredLine, requiredText, shortText } from '../../kit/fields.ts'
import { urgencies } from '../../kit/urgency.ts'
import { evidenceFileInput } from './evidence-file.ts'
import { TaskMoveName } from './task-moves.ts'
import { outcomes, subjectKinds, taskKinds } from './words.ts'

const id = z.uuid('not-found')
const memberId = z.uuid('required')
const text = (max: number) => optional(longText(max)).transform((value) => value ?? '')
const line = (max: number) => optional(shortText(max)).transform((value) => value ?? '')

/** A moment as `<input type="datetime-local">` gives it, in the province's time. */
const localMoment = z
  .string('required')
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, 'invalid-date')
  .transform((value) => new Date(`${value.slice(0, 16)}:00+07:00`))
  .refine((at) => !Number.isNaN(at.getTime()), 'invalid-date')

export const CaseId = z.object({ caseId: id })
export const OpenCase = z.object({
  caseId: id,
  reason: z.enum(openingReasons),
  /** Whether the page shows the reporters' messages; what nobody saw stays unread. */
  lettersSeen: z.boolean().default(true),
})

export const NewCase = z.object({ reportId: id, title: requiredLine(160), summary: text(5_000) })

export const AddReport = z.object({
  reportId: id,
  number: z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^\d{4}-\d{6}$/, 'case-number'),
})

export const AssignCase = z.object({ caseId: id, memberId })
export const NextStep = z.object({ caseId: id, text: text(5_000) })
export const ResolveCase = z.object({
  caseId: id,
  outcome: z.enum(outcomes, 'required'),
  text: requiredText(5_000),
})
export const ReopenCase = z.object({ caseId: id, text: requiredText(5_000) })
export const SetUrgency = z.object({ caseId: id, urgency: z.enum(urgencies, 'required') })
export const InformAll = z.object({ caseId: id, text: requiredText(5_000) })

export const AddSubject = z.object({
  caseId: id,
  kind: z.enum(subjectKinds, 'required'),
  label: requiredLine(2_000),
  age: line(80),
  details: text(5_000),
})
export const RemoveSubject = z.object({ caseId: id, subjectId: id })

export const AddNote = z.object({ caseId: id, text: requiredText(10_000) })

export const AddTask = z.object({
  caseId: id,
  kind: z.enum(taskKinds, 'required'),
  title: requiredLine(200),
  details: text(5_000),
  assigneeId: memberId,
  dueAt: optional(localMoment),
})
export const MoveTask = z.object({ caseId: id, taskId: id, move: TaskMoveName, text: text(5_000) })
export const TransferTask = z.object({
  caseId: id,
  taskId: id,
  assigneeId: memberId,
  dueAt: optional(localMoment),
})

export const AddEvidence = z.object({ caseId: id, description: line(500), file: evidenceFileInput })
export const AddReportEvidence = z.object({ caseId: id, attachmentId: id, description: line(500) })
export const AddLink = z.object({
  caseId: id,
  url: requiredLine(2_000).pipe(z.url({ protocol: /^https?$/, error: 'invalid-url' })),
  seenAt: localMoment,
  description: requiredText(2_000),
})
export const OpenEvidence = z.object({ evidenceId: id, reason: z.enum(openingReasons) })
export const EvidenceId = z.object({ evidenceId: id })
