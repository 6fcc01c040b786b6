import { CsvError, parse } from 'csv-parse/sync'
import { readHost } from './host.ts'
import type { LinkListKind } from './host-list.ts'
import { ownerOf } from './imitation.ts'

/** A host as a list keeps it. */
export interface LinkLine {
  /** Lower case, punycode; all hosts under it are meant too. */
  readonly host: string
  readonly note: string
  /** The last day it counts, YYYY-MM-DD. */
  readonly expiresOn?: string | undefined
}

export const linkProblems = [
  'host-shape',
  'host-path',
  'host-ending',
  'host-known',
  'link-note',
  'link-expires',
  'link-columns',
] as const
export type LinkProblem = (typeof linkProblems)[number]

export const longestNote = 200

/** A host as somebody writes or copies it: with a scheme, `www.`, `[.]` or `hxxp`; never with a path, for a list is of hosts. */
export const readListedHost = (
  written: string,
  kind: LinkListKind,
): { readonly host: string } | { readonly problem: LinkProblem } => {
  const text = written.trim().replace(/\[\.\]|\(\.\)/g, '.')
  const url = URL.parse(/^h(?:tt|xx)ps?:\/\//i.test(text) ? text.replace(/^hxxp/i, 'http') : `http://${text}`)
  if (text === '' || url === null || /[\s@,]/.test(text)) return { problem: 'host-shape' }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { problem: 'host-path' }
  const host = readHost(url.hostname.replace(/^www\./, ''))
  if (!host.isIp && host.registered === undefined)
    return { problem: host.ascii.includes('.') ? 'host-ending' : 'host-shape' }
  if (!host.isIp && !host.known) return { problem: 'host-shape' }
  // One page of a large service is no reason to warn of all of it.
  if (kind === 'harmful' && ownerOf(host) !== undefined) return { problem: 'host-known' }
  return { host: host.ascii }
}

/** `2026-12-31` or `31/12/2026`; not in the past. Empty means without end. */
export const readLastDay = (
  written: string,
  today: string,
): { readonly day: string | undefined } | { readonly problem: LinkProblem } => {
  const text = written.trim()
  if (text === '') return { day: undefined }
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
  return real && iso >= today ? { day: iso } : { problem: 'link-expires' }
}

export const readLink = (
  { host, note, expires }: { readonly host: string; readonly note: string; readonly expires: string },
  kind: LinkListKind,
  today: string,
): LinkLine | { readonly field: 'host' | 'note' | 'expires'; readonly problem: LinkProblem } => {
  const read = readListedHost(host, kind)
  if ('problem' in read) return { field: 'host', problem: read.problem }
  const said = note.replace(/\s+/g, ' ').trim()
  if (said.length > longestNote) return { field: 'note', problem: 'link-note' }
  const last = readLastDay(expires, today)
  if ('problem' in last) return { field: 'expires', problem: last.problem }
  return { host: read.host, note: said, expiresOn: last.day }
}

/**
 * `host, note, last day`, one a line, apart by comma, semicolon or tab as sheets write them; a heading line is passed over.
 * The first line that is wrong is named, counted from 1; a host said twice counts as it was said last.
 */
export const readLinkLines = (
  text: string,
  kind: LinkListKind,
  today: string,
): { readonly links: readonly LinkLine[] } | { readonly line: number; readonly problem: LinkProblem } => {
  const links = new Map<string, LinkLine>()
  for (const [at, row] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const cells = cellsOf(row)
    if (row.trim() === '' || (links.size === 0 && isHeading(cells))) continue
    const read = readCells(cells, kind, today)
    if ('problem' in read) return { line: at + 1, problem: read.problem }
    links.set(read.host, read)
  }
  return { links: [...links.values()] }
}

const isHeading = (cells: readonly string[] = []): boolean =>
  /^(?:host|domain|trang|tên trang)$/i.test((cells[0] ?? '').trim())

const readCells = (cells: readonly string[] | undefined, kind: LinkListKind, today: string) => {
  const [host = '', note = '', expires = '', ...more] = cells ?? []
  return cells === undefined || more.some((cell) => cell.trim() !== '')
    ? { problem: 'link-columns' as const }
    : readLink({ host, note, expires }, kind, today)
}

/** Undefined where a quote never closes. */
const cellsOf = (row: string): readonly string[] | undefined => {
  try {
    const rows: string[][] = parse(row, {
      delimiter: [',', ';', '\t'],
      relax_quotes: true,
      relax_column_count: true,
    })
    return rows[0] ?? []
  } catch (problem) {
    if (problem instanceof CsvError) return undefined
    throw problem
  }
}
