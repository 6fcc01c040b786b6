import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { fileName } from '../../kit/fields.ts'
import { isReadablePicture } from '../../kit/redraw.ts'
import { Refusal } from '../../kit/refusal.ts'
import { acceptedTypes, type FileFacts, fileMaxBytes, isAccepted } from '../model/files.ts'

export interface HandedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a file is by its first bytes, its size and its hash. Refuses what we do not take; the name is never believed. */
export const inspectFile = async ({ name, bytes }: HandedFile): Promise<FileFacts> => {
  if (bytes.length === 0) throw new Refusal('invalid', 'file-empty', { files: 'file-empty' })
  if (bytes.length > fileMaxBytes)
    throw new Refusal('too-large', 'file-too-large', { files: 'file-too-large' })
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (!isAccepted(type)) throw new Refusal('unsupported-media', 'file-type', { files: 'file-type' })
  // HEIC is a telephone's own and may be more than this machine can read.
  if (acceptedTypes[type] === 'image' && type !== 'image/heic' && !(await isReadablePicture(bytes)))
    throw new Refusal('invalid', 'file-broken', { files: 'file-broken' })
  return {
    name: fileName(name),
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
