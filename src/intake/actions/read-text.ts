import type { Db } from '../../db/open.ts'
import type { TextAssessment } from '../../detection/model/assessment.ts'
import type { Kind } from '../../detection/model/labels.ts'
import { type Assessment, assessmentOf } from '../../detection/model.ts'
import { type AssessedText, assessReport } from '../../detection/store/current-engine.ts'

/**
 * A fault of the engine must never cost a child's report: then it stays unassessed, which every list shows, and waits by the
 * clock of what nobody has read.
 */
const attempt = async (
  db: Db,
  text: string,
  now: Date,
  read = assessReport,
  kind: Kind = 'report',
): Promise<AssessedText | undefined> => {
  try {
    return await read(db, text, kind, now)
  } catch {
    return undefined
  }
}

/** What is kept in clear of an assessment, made in memory before sealing. */
export const assessInMemory = async (
  db: Db,
  text: string,
  now: Date,
  engine = assessReport,
): Promise<{ readonly assessment: Assessment; readonly firings: AssessedText['firings'] }> => {
  const read = text.trim() === '' ? undefined : await attempt(db, text, now, engine)
  return read === undefined
    ? { assessment: { status: 'not-assessed' }, firings: [] }
    : { assessment: assessmentOf(read.assessment, read.version), firings: read.firings }
}

/** The explained reading of opened words. */
export const readingOf = async (
  db: Db,
  text: string,
  now: Date,
  kind: Kind = 'report',
): Promise<TextAssessment | undefined> =>
  text.trim() === '' ? undefined : (await attempt(db, text, now, assessReport, kind))?.assessment
