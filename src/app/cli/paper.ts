import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { formatDay, groupDigits } from '../../kit/format.ts'
import { Refusal } from '../../kit/refusal.ts'
import { translate } from '../../kit/text.ts'
import type { Identity } from '../../seal/age.ts'
import { isRow, joinSheets, readHead, rowsOfSheet, type Sheet, sheetsNeeded } from '../../seal/shares.ts'

const t = translate('vi')

/** Three sheets for a printer: a form feed between them, digits in groups of four. */
export const printedSheets = (sheets: readonly Sheet[], recipient: string, at: Date): string =>
  sheets
    .map((sheet) =>
      [
        '',
        `  ${t('recovery.sheet-title', { number: sheet.number, set: sheet.set })}`,
        '',
        `  ${t('recovery.sheet-what')}`,
        `  ${t('recovery.sheet-keep')}`,
        `  ${t('recovery.sheet-type')}`,
        '',
        `    ${t('recovery.sheet-head').padEnd(8)} ${grouped(sheet.head)}`,
        ...sheet.rows.map(
          (row, at) => `    ${t('recovery.sheet-row', { row: at + 1 }).padEnd(8)} ${grouped(row)}`,
        ),
        '',
        `  ${t('recovery.sheet-public')}: ${recipient}`,
        `  ${t('recovery.sheet-made')}: ${formatDay(at)}`,
        '',
      ].join('\n'),
    )
    .join('\f\n')

/** The checksum stands apart, after groups of four. */
const grouped = (digits: string): string => `${groupDigits(digits.slice(0, -2))}  ${digits.slice(-2)}`

/**
 * The recovery key from a file or from whoever types: as one line, or as the digits of two sheets. Never an argument, which
 * other users of the machine can see. A person is asked again for a mistyped row; a file or a pipe is refused, by sheet and row.
 */
export const readRecoveryIdentity = async (file?: string): Promise<Identity> => {
  if (file === undefined) return fromLines(typedLines(), process.stdin.isTTY === true)
  return fromLines(storedLines(readFileSync(file, 'utf8')), false)
}

interface Lines {
  /** The next line that says something; throws when there is none. */
  readonly next: (question: string) => Promise<string>
  readonly close: () => void
}

/** A line of an identity file may be a comment, or empty. */
const says = (line: string): boolean => line.trim() !== '' && !line.trim().startsWith('#')

const nothingMore = (): Refusal => new Refusal('wrong-code', 'not-a-recovery-key')

const storedLines = (text: string): Lines => {
  const lines = text.split('\n').filter(says)
  return {
    next: async () => {
      const line = lines.shift()
      if (line === undefined) throw nothingMore()
      return line.trim()
    },
    close: () => {},
  }
}

const typedLines = (): Lines => {
  const reader = createInterface({ input: process.stdin, terminal: false })
  const lines = reader[Symbol.asyncIterator]()
  return {
    next: async (question) => {
      process.stderr.write(`${question}: `)
      for (;;) {
        const { done, value } = await lines.next()
        if (done === true) throw nothingMore()
        if (says(value)) return value.trim()
      }
    },
    close: () => reader.close(),
  }
}

const fromLines = async (lines: Lines, asksAgain: boolean): Promise<Identity> => {
  try {
    const first = await lines.next(t('recovery.ask-key'))
    if (first.toUpperCase().startsWith('AGE-SECRET-KEY-')) return first.toUpperCase()
    const sheets = []
    for (let number = 1; number <= sheetsNeeded; number += 1)
      sheets.push(await readSheet(lines, number === 1 ? first : undefined, asksAgain))
    return await joinSheets(sheets)
  } finally {
    lines.close()
  }
}

const digitsOf = (line: string): string => line.replace(/[\s.·-]/g, '')

const readSheet = async (lines: Lines, first: string | undefined, asksAgain: boolean) => {
  let given = first
  const ask = async (question: string): Promise<string> => {
    const line = given ?? (await lines.next(question))
    given = undefined
    return digitsOf(line)
  }
  const right = async <T>(question: string, problem: string, read: (digits: string) => T | undefined) => {
    for (;;) {
      const digits = await ask(question)
      if (!/^\d+$/.test(digits)) throw nothingMore()
      const found = read(digits)
      if (found !== undefined) return found
      if (!asksAgain) throw new Error(problem)
      process.stderr.write(`${problem}\n`)
    }
  }
  const head = await right(t('recovery.ask-second'), t('recovery.head-wrong'), readHead)
  const rows: string[] = []
  for (let row = 0; row < rowsOfSheet; row += 1) {
    const place = { sheet: head.number, row: row + 1 }
    rows.push(
      await right(t('recovery.ask-row', place), t('recovery.row-wrong', place), (digits) =>
        isRow(head, row, digits) ? digits : undefined,
      ),
    )
  }
  return { ...head, rows }
}
