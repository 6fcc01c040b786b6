import { CsvError, parse } from 'csv-parse/sync'
import { type ImportDefaults, type Imported, isEntry, type RawEntry, readEntry } from './bank-import.ts'

/**
 * A bank as CSV: a header line with at least `hash`; also `quality`, `kind`, `bank`, `source`, `added_at`, `enabled`,
 * `note`, in any order. Without a header the columns are `hash,quality,note`, as `khien hash` prints them.
 */
export const readBankCsv = (text: string, defaults: ImportDefaults): Imported => {
  const [head, ...rest] = readCsv(text)
  if (head === undefined) return { entries: [], problems: [] }
  const names = head.cells.map((cell) => cell.trim().toLowerCase())
  const named = names.includes('hash')
  const columns = named ? names : ['hash', 'quality', 'note']
  const read = (named ? rest : [head, ...rest]).map(({ line, cells }) => {
    if (cells.length > columns.length)
      return { line, read: { problem: 'columns', value: String(cells.length) } } as const
    return { line, read: readEntry(rawOf(columns, cells), defaults) } as const
  })
  return {
    entries: read.flatMap(({ read: entry }) => (isEntry(entry) ? [entry] : [])),
    problems: read.flatMap(({ line, read: entry }) => (isEntry(entry) ? [] : [{ line, ...entry }])),
  }
}

const rawOf = (columns: readonly string[], cells: readonly string[]): RawEntry => {
  const cell = (name: string): string => cells[columns.indexOf(name)] ?? ''
  return {
    kind: cell('kind'),
    hash: cell('hash'),
    quality: cell('quality'),
    bank: cell('bank'),
    source: cell('source'),
    addedAt: cell('added_at'),
    enabled: cell('enabled'),
    note: cell('note'),
  }
}

interface Row {
  /** Line of the file where the row starts, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A file whose quotes never close is read as far as it goes. */
const readCsv = (text: string): readonly Row[] => {
  const rows: Row[] = []
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }
  try {
    parse(text, {
      ...options,
      on_record: (cells: readonly string[], { lines }) => {
        const inside = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
        rows.push({ line: lines - inside, cells })
        return null
      },
    })
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    rows.push({ line: (rows.at(-1)?.line ?? 0) + 1, cells: [problem.message] })
  }
  return rows
}
