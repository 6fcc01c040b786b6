import type { Matter } from './matter.ts'

/** What to send through a door. */
export interface Asking {
  /** For the `:names` of the pattern. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly fields?: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

/** A request that is valid in every way except that it names another agency’s matter. */
export type Ask = (theirs: Matter, mine: Matter) => Asking

/** What a door of the console means to people of another agency. */
export type Door =
  | { readonly kind: 'refused'; readonly asked: Readonly<Record<string, Ask>> }
  | {
      readonly kind: 'own'
      /** Why it may open to a stranger. */
      readonly why: string
      /** Pages that must be the same whether the other agency’s matter exists or not. */
      readonly same: readonly string[]
      /** Pages that differ by the stranger’s own doing, and must name nothing of the other agency’s. */
      readonly clean: readonly string[]
      /** Requests that name the other agency’s matter: answered as if it did not exist. */
      readonly asked: Readonly<Record<string, Ask>>
    }

export const refused = (asked: Readonly<Record<string, Ask>>): Door => ({ kind: 'refused', asked })

export const own = (
  why: string,
  {
    same = [],
    clean = [],
    asked = {},
  }: {
    readonly same?: readonly string[]
    readonly clean?: readonly string[]
    readonly asked?: Readonly<Record<string, Ask>>
  },
): Door => ({ kind: 'own', why, same, clean, asked })

/** The same request whoever’s matter it is. */
export const asks =
  (params: Readonly<Record<string, string>> = {}, fields: Readonly<Record<string, string>> = {}): Ask =>
  () => ({ params, fields })
