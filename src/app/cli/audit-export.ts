import { writeFile } from 'node:fs/promises'
import { perform } from '../../action/perform.ts'
import { closeDay } from '../../audit/actions/close-day.ts'
import { anchorLine, type DayAnchor, paperDigits } from '../../audit/model/day.ts'
import { allDays, dayToClose } from '../../audit/store/days.ts'
import { writeAnchor } from '../anchors.ts'
import type { House } from '../house.ts'
import { groups } from './audit-words.ts'
import type { Output } from './output.ts'

/** Closes what no worker has closed yet; one that must not be closed is not waited for. */
const closeDays = async (house: House): Promise<boolean> => {
  const context = house.context({ kind: 'system', job: 'khien audit anchor' })
  while ((await dayToClose(context.db, context.now)) !== undefined)
    if ((await perform(closeDay, context, {})).withheld) return false
  return true
}

const onPaper = (anchor: DayAnchor): string =>
  [
    `Ngày ${anchor.day}  mục ${anchor.first}–${anchor.last}`,
    `  ${paperDigits(anchor)}`,
    `  khoá ${groups(anchor.key)}`,
  ].join('\n')

export const exportAnchors = async (
  house: House,
  output: Output,
  { day, out }: { readonly day?: string; readonly out?: string },
): Promise<void> => {
  const isClosed = await closeDays(house)
  const head = await writeAnchor(house)
  const days = (await allDays(house.database.asNobody)).filter(
    (anchor) => day === undefined || anchor.day === day,
  )
  if (day !== undefined && days.length === 0) throw new Error(`the day ${day} is not closed`)
  const lines = days.map((anchor) => `${anchorLine(anchor)}\n`).join('')
  if (out !== undefined) await writeFile(out, lines, { mode: 0o600 })
  output.result(
    { head, days, closed: isClosed },
    [
      out === undefined ? days.map(onPaper).join('\n') : `${days.length} days in ${out}`,
      `head ${head.seq} ${head.hash}`,
      ...(isClosed
        ? []
        : ['A day disagrees with what was signed and was not closed: run khien audit verify.']),
    ].join('\n'),
  )
  if (!isClosed) process.exitCode = 2
}
