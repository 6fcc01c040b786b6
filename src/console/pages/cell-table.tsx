import type { Translate } from '../../kit/text.ts'
import { BarTable } from '../../ui/bar-table.tsx'
import { Card } from '../../ui/card.tsx'
import { type Cell, guardCells, type Shown } from '../model/figures.ts'

export interface CellTableProps {
  readonly t: Translate
  readonly name: 'late-reports' | 'late-cases' | 'late-sent' | 'late-incoming' | 'by-area' | 'by-category'
  readonly heading: 'area' | 'agency' | 'category'
  readonly cells: readonly Cell[]
  readonly label: (key: string | null) => string
  /** Counts children by where or what: small cells are covered. */
  readonly guarded?: boolean | undefined
  /** Where the things counted are listed. */
  readonly href?: ((key: string | null) => string) | undefined
}

const most = 12

/** Covered cells follow the numbers by name: their order must not tell what their cover hides. */
const inOrder = <C extends { readonly shown: Shown; readonly label: string }>(
  cells: readonly C[],
): readonly C[] => [
  ...cells.filter(({ shown }) => shown === 'number'),
  ...cells.filter(({ shown }) => shown !== 'number').toSorted((a, b) => a.label.localeCompare(b.label, 'vi')),
]

export const CellTable = ({ t, name, heading, cells, label, guarded = false, href }: CellTableProps) => {
  if (cells.length === 0) return null
  const shown = guarded ? guardCells(cells) : cells.map((cell) => ({ ...cell, shown: 'number' as const }))
  const late = name.startsWith('late')
  return (
    <Card>
      <BarTable
        t={t}
        caption={t(`oversight.${name}`)}
        labelHeading={t(`oversight.column-${heading}`)}
        valueHeading={t('oversight.column-count')}
        rows={inOrder(shown.map((cell) => ({ ...cell, label: label(cell.key) })))
          .slice(0, most)
          .map((cell) => ({
            label: href === undefined ? cell.label : <a href={href(cell.key)}>{cell.label}</a>,
            value: cell.n,
            shown: coverOf(t, cell.shown),
            tone: late ? ('warn' as const) : undefined,
          }))}
      />
    </Card>
  )
}

const coverOf = (t: Translate, shown: Shown): string | undefined =>
  shown === 'number' ? undefined : t(`oversight.${shown}`)
