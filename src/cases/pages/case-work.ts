import type { Context } from '../../action/action.ts'
import { type Form, textOf } from '../../action/form.ts'
import { perform } from '../../action/perform.ts'
import { writeToReporter } from '../../intake/actions/write-to-reporter.ts'
import { Refusal } from '../../kit/refusal.ts'
import { addEvidence } from '../actions/add-evidence.ts'
import { addEvidenceFromReport } from '../actions/add-evidence-from-report.ts'
import { addLink } from '../actions/add-link.ts'
import { addNote } from '../actions/add-note.ts'
import { addSubject } from '../actions/add-subject.ts'
import { addTask } from '../actions/add-task.ts'
import { assessCase } from '../actions/assess-case.ts'
import { assignCase } from '../actions/assign-case.ts'
import { closeCase } from '../actions/close-case.ts'
import { informAll } from '../actions/inform-all.ts'
import { moveTask } from '../actions/move-task.ts'
import { removeSubject } from '../actions/remove-subject.ts'
import { reopenCase } from '../actions/reopen-case.ts'
import { resolveCase } from '../actions/resolve-case.ts'
import { setCaseUrgency } from '../actions/set-case-urgency.ts'
import { startActing } from '../actions/start-acting.ts'
import { takeCase } from '../actions/take-case.ts'
import { transferTask } from '../actions/transfer-task.ts'

type Fields = Readonly<Record<string, unknown>>

/** A form of the case view: where it posts, what it runs, where the reader returns to. */
export interface CaseWork {
  readonly path: string
  /** The key of the sentence that says it is done. */
  readonly done: string
  readonly section: string
  /** The name under which the page keeps what was typed. */
  readonly form: (form: Form) => string
  readonly run: (context: Context, fields: Fields, form: Form) => Promise<unknown>
}

const always = (name: string) => () => name

export const caseWorks: readonly CaseWork[] = [
  {
    path: 'take',
    done: 'take',
    section: 'top',
    form: always('take'),
    run: (c, fields) => perform(takeCase, c, fields),
  },
  {
    path: 'assign',
    done: 'assign',
    section: 'facts',
    form: always('assign'),
    run: (c, fields) => perform(assignCase, c, fields),
  },
  {
    path: 'urgency',
    done: 'urgency',
    section: 'facts',
    form: always('urgency'),
    run: (c, fields) => perform(setCaseUrgency, c, fields),
  },
  {
    path: 'assess',
    done: 'assess',
    section: 'next',
    form: always('step'),
    run: (c, fields) => perform(assessCase, c, fields),
  },
  {
    path: 'act',
    done: 'act',
    section: 'next',
    form: always('step'),
    run: (c, fields) => perform(startActing, c, fields),
  },
  {
    path: 'resolve',
    done: 'resolve',
    section: 'next',
    form: always('resolve'),
    run: (c, fields) => perform(resolveCase, c, fields),
  },
  {
    path: 'inform',
    done: 'inform',
    section: 'next',
    form: always('inform'),
    run: (c, fields) => perform(informAll, c, fields),
  },
  {
    path: 'close',
    done: 'close',
    section: 'facts',
    form: always('close'),
    run: (c, fields) => perform(closeCase, c, fields),
  },
  {
    path: 'reopen',
    done: 'reopen',
    section: 'next',
    form: always('reopen'),
    run: (c, fields) => perform(reopenCase, c, fields),
  },
  {
    path: 'subjects',
    done: 'subject',
    section: 'subjects',
    form: always('subject'),
    run: (c, fields) => perform(addSubject, c, fields),
  },
  {
    path: 'remove-subject',
    done: 'remove-subject',
    section: 'subjects',
    form: always('remove-subject'),
    run: (c, fields) => perform(removeSubject, c, fields),
  },
  {
    path: 'notes',
    done: 'note',
    section: 'notes',
    form: always('note'),
    run: (c, fields) => perform(addNote, c, fields),
  },
  {
    path: 'tasks',
    done: 'task',
    section: 'tasks',
    form: always('task'),
    run: (c, fields) => perform(addTask, c, fields),
  },
  {
    path: 'move-task',
    done: 'move-task',
    section: 'tasks',
    form: (form) => `move-${textOf(form, 'taskId')}`,
    run: (c, fields) => perform(moveTask, c, fields),
  },
  {
    path: 'transfer-task',
    done: 'transfer-task',
    section: 'tasks',
    form: (form) => `transfer-${textOf(form, 'taskId')}`,
    run: (c, fields) => perform(transferTask, c, fields),
  },
  {
    path: 'messages',
    done: 'message',
    section: 'reports',
    form: (form) => `message-${textOf(form, 'reportId')}`,
    run: (c, fields) => perform(writeToReporter, c, fields),
  },
  {
    path: 'evidence',
    done: 'evidence',
    section: 'evidence',
    form: always('evidence'),
    run: (c, fields, { files: [file] }) => {
      if (file === undefined) throw new Refusal('invalid', 'invalid', { files: 'required' })
      return perform(addEvidence, c, { ...fields, file })
    },
  },
  {
    path: 'report-evidence',
    done: 'report-evidence',
    section: 'evidence',
    form: always('report-evidence'),
    run: (c, fields) => perform(addEvidenceFromReport, c, fields),
  },
  {
    path: 'links',
    done: 'link',
    section: 'evidence',
    form: always('link'),
    run: (c, fields) => perform(addLink, c, fields),
  },
]

/** Which section says that something is done; anything else in the address is ignored. */
export const doneSections: Readonly<Record<string, string>> = {
  ...Object.fromEntries(caseWorks.map(({ done, section }) => [done, section])),
  new: 'summary',
  report: 'reports',
  intact: 'evidence',
  altered: 'evidence',
}
