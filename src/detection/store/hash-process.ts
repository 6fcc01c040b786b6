import { answerPictures } from './answer-pictures.ts'
import type { HashedPicture } from './compare-picture.ts'
import { hashInLittle } from './hash-picture.ts'

answerPictures<HashedPicture>(
  async (bytes) => {
    const picture = await hashInLittle(bytes)
    return picture === undefined ? { status: 'no-picture' } : { status: 'hashed', picture }
  },
  { status: 'no-picture' },
)
