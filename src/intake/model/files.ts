import type { Comparison } from '../../detection/model/images/known-picture.ts'

export const fileMaxBytes = 10 * 1024 * 1024
export const filesPerReport = 10

/** What we accept, told by the first bytes and never by name: pictures, PDF, voice and short clips. No archives, no Office. */
export const acceptedTypes = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/heic': 'image',
  'application/pdf': 'document',
  'audio/mpeg': 'sound',
  'audio/mp4': 'sound',
  'audio/x-m4a': 'sound',
  'audio/ogg': 'sound',
  'audio/wav': 'sound',
  'video/mp4': 'clip',
  'video/3gpp': 'clip',
  'video/webm': 'clip',
  'video/quicktime': 'clip',
} as const
export type AcceptedType = keyof typeof acceptedTypes

export const isAccepted = (type: string | undefined): type is AcceptedType =>
  type !== undefined && type in acceptedTypes

/** What a file says of itself; sealed beside it. The hash is of the original bytes as they were handed in. */
export interface FileFacts {
  readonly name: string
  readonly type: AcceptedType
  readonly size: number
  readonly sha256: string
  /** Of a picture that came from a reporter: what comparing it with known ones found. */
  readonly comparison?: Comparison
}
