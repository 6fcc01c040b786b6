import type { Db } from '../../db/open.ts'
import type { Comparison } from '../../detection/model/images/known-picture.ts'
import { comparePicture } from '../../detection/store/compare-picture.ts'
import { acceptedTypes, type FileFacts } from '../model/files.ts'

/** What a file is, sealed beside it, and the state it is kept in: a picture that is known already is locked from the start. */
export interface ComparedFile {
  readonly facts: FileFacts
  readonly state: 'stored' | 'locked'
}

/** In memory, before the file is sealed. Whatever goes wrong here, a child's file is kept: then it is “not compared”. */
export const compareFile = async (
  db: Db,
  facts: FileFacts,
  bytes: Uint8Array,
  compare = comparePicture,
): Promise<ComparedFile> => {
  if (acceptedTypes[facts.type] !== 'image') return { facts, state: 'stored' }
  const comparison = await compare(db, bytes).catch((): Comparison => ({ status: 'not-compared' }))
  return { facts: { ...facts, comparison }, state: comparison.status === 'known' ? 'locked' : 'stored' }
}
