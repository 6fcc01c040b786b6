import sharp from 'sharp'
import type { PictureTask } from './picture-process.ts'

/** The other end of `openPictureProcess`: answers each picture; whatever goes wrong with one is answered too. */
export const answerPictures = <Answer>(
  answer: (bytes: Uint8Array) => Promise<Answer>,
  failed: Answer,
): void => {
  // One picture at a time, kept by nobody.
  sharp.concurrency(1)
  sharp.cache(false)
  process.on('message', ({ bytes }: PictureTask) => {
    answer(bytes).then(
      (said) => process.send?.(said),
      // Nothing of the picture goes into an error: whoever asked learns that there is no answer.
      () => process.send?.(failed),
    )
  })
  // Whoever asks is gone.
  process.on('disconnect', () => process.exit(0))
}
