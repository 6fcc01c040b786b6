import type { Child } from 'hono/jsx'

export interface DataTableProps {
  readonly caption: string
  /** Shows the caption above the table; otherwise it is only read out. */
  readonly showCaption?: boolean | undefined
  readonly columns: readonly string[]
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Child[])[]
}

/** A plain table. On a phone each row stands as a block under its heading, and each cell says its column. */
export const DataTable = ({ caption, showCaption = false, columns, rows }: DataTableProps) => (
  <section class="scroll" aria-label={caption} tabindex={0}>
    <table class="data">
      <caption class={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((heading) => (
            <th scope="col">{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr>
            <th scope="row">{first}</th>
            {rest.map((cell, at) => (
              <td data-heading={columns[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
