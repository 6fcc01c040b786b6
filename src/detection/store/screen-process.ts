import sharp from 'sharp'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { joinReadings } from '../model/screens/join-readings.ts'
import type { ScreenLine } from '../model/screens/screen-line.ts'
import { turnsOf } from '../model/screens/turns.ts'
import { answerPictures } from './answer-pictures.ts'
import { packageFolder } from './package-folder.ts'
import { type PreparedScreen, prepareScreen } from './prepare-screen.ts'
import type { ScreenAnswer } from './screen-reader.ts'

/** Letters of Vietnamese from our own package: nothing is fetched, nothing is kept on disk. */
const openReader = async (): Promise<Worker> => {
  const reader = await createWorker('vie', OEM.LSTM_ONLY, {
    langPath: `${packageFolder('@tesseract.js-data/vie')}4.0.0_best_int`,
    cacheMethod: 'none',
    gzip: true,
  })
  await reader.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: '150' })
  return reader
}
let reader: Promise<Worker> | undefined

const linesIn = async (
  grey: Uint8Array,
  { width, height }: PreparedScreen,
): Promise<readonly ScreenLine[]> => {
  const png = await sharp(grey, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  reader ??= openReader()
  const { data } = await (await reader).recognize(png, {}, { blocks: true, text: false })
  return (data.blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ lines }) => lines)
    .map(({ text, confidence, bbox }) => ({
      text,
      confidence,
      left: bbox.x0,
      top: bbox.y0,
      right: bbox.x1,
      bottom: bbox.y1,
    }))
}

const read = async (bytes: Uint8Array): Promise<ScreenAnswer> => {
  const screen = await prepareScreen(bytes)
  if (typeof screen === 'string') return { status: screen }
  const strong = await linesIn(screen.strong, screen)
  const lines = joinReadings(strong, await linesIn(screen.plain, screen))
  const turns = turnsOf(lines, screen)
  return turns.length === 0
    ? { status: 'no-words' }
    : { status: 'read', turns, confidence: surenessOf(lines) }
}

/** 0 to 1, long lines counting more. */
const surenessOf = (lines: readonly ScreenLine[]): number => {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const sure = lines.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0)
  return Math.round(sure / letters) / 100
}

answerPictures<ScreenAnswer>(read, { status: 'no-picture' })
