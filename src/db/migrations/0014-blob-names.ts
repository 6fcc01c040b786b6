import type { ForwardMigration } from '../migration.ts'

export const blobNames: ForwardMigration = {
  name: '0014-blob-names',
  why: 'The sweep of blobs that no row names asks which of some hundred keys are named.',
  up: [
    // namedAttachments, namedEvidence
    `create index attachment_by_blob on intake.attachment (blob_key)`,
    `create index evidence_by_blob on cases.evidence (blob_key) where blob_key is not null`,
  ],
}
