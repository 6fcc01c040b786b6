import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { MarkedComment } from '../model/hostility/spans.ts'
import type { Comment } from '../model/hostility/train.ts'
import { type RiskLine, riskLine } from '../model/risk/lines.ts'

/** Rows of a CSV file by column name; quoted newlines are read as CSV says. */
const rowsOf = (file: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(file), { columns: true, relax_quotes: true, skip_empty_lines: true })

/** ViHOS marks code points; we count UTF-16 units. */
const unitRanges = (text: string, marks: string): readonly (readonly [number, number])[] => {
  const points: number[] = JSON.parse(marks)
  const starts: number[] = []
  let at = 0
  for (const letter of text) {
    starts.push(at)
    at += letter.length
  }
  return points.map((point) => [starts[point] ?? at, starts[point + 1] ?? at])
}

/** A file with `free_text,label_id` (ViHSD) or `content,index_spans` (ViHOS: marked means offensive). */
export const readComments = (file: string): readonly Comment[] =>
  rowsOf(file).map((row) =>
    row.index_spans === undefined
      ? { text: row.free_text ?? '', label: Number(row.label_id) }
      : { text: row.content ?? '', label: row.index_spans === '[]' ? 0 : 1 },
  )

export const readMarked = (file: string): readonly MarkedComment[] =>
  rowsOf(file).map(({ content = '', index_spans = '[]' }) => ({
    text: content,
    spans: unitRanges(content, index_spans),
  }))

/** A folder's `train.csv` and, where it has one, `dev.csv`. @throws when there is no `train.csv` */
export const csvFiles = (folder: string): readonly string[] =>
  ['train.csv', 'dev.csv'].map((name) => join(folder, name)).filter((file, i) => i === 0 || existsSync(file))

/** All lines of a `.jsonl` file, or of every such file of a folder by name. @throws Error naming file and line */
export const readRiskLines = (path: string): readonly RiskLine[] =>
  (path.endsWith('.jsonl')
    ? [path]
    : readdirSync(path)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
  ).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        if (line.trim() === '') return []
        try {
          return [riskLine(JSON.parse(line))]
        } catch (problem) {
          throw new Error(`${file}:${i + 1}: ${problem instanceof Error ? problem.message : 'not JSON'}`)
        }
      }),
  )
