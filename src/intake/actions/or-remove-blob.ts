import type { Services } from '../../action/action.ts'

/** Does the work that names a blob already written; when it fails the blob goes, for nothing would ever name it. */
export const orRemoveBlob = async <Result>(
  { blobs }: Pick<Services, 'blobs'>,
  blobKey: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work()
  } catch (problem) {
    await blobs.remove(blobKey)
    throw problem
  }
}
