import { z } from 'zod'

/** Where the next page of what happened in a place begins. */
export const PlaceCursor = z.object({ at: z.date(), id: z.uuid() })
export type PlaceCursor = z.output<typeof PlaceCursor>

// The moments a timestamptz and a page can both show.
const latest = Date.UTC(9999, 0)

export const writePlaceCursor = ({ at, id }: PlaceCursor): string => `${at.getTime()}_${id}`

/** `undefined` for anything that is not one of our cursors: such a link shows the first page. */
export const readPlaceCursor = (text: string | undefined): PlaceCursor | undefined => {
  const [ms = '', id, ...rest] = (text ?? '').split('_')
  if (!/^\d{1,15}$/.test(ms) || Number(ms) > latest || rest.length > 0) return undefined
  return PlaceCursor.safeParse({ at: new Date(Number(ms)), id }).data
}
