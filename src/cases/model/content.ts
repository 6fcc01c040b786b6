import type { FileFacts } from '../../intake/model/files.ts'

/** What is sealed to a case's own key. Nothing of this is ever stored in clear. */
export interface CaseText {
  readonly title: string
  readonly summary: string
}

/** `label` is a name, an account or a link; age and birth as known, estimated or not known at all. */
export interface SubjectText {
  readonly label: string
  readonly age: string
  readonly details: string
}

export interface TaskText {
  readonly title: string
  readonly details: string
  /** What the assignee handed in, and why it came back. */
  readonly result?: string
  readonly returned?: string
}

/** What is known of a file; `sha256` is of the original bytes. Sealed to the evidence and to its case. */
export interface FileEvidence extends FileFacts {
  readonly kind: 'file'
  readonly description: string
  /** Where it came from when a reporter sent it; a file locked there is locked here. */
  readonly attachmentId?: string
}

/** Never the material itself: where and when it was seen, and a description that shows nothing. */
export interface LinkEvidence {
  readonly kind: 'link'
  readonly url: string
  readonly seenAt: string
  readonly description: string
}

export type EvidenceFacts = FileEvidence | LinkEvidence
