import type { Matter } from './matter.ts'

/** An input that is valid in every way except that it names another agency’s matter. */
export type Give = (theirs: Matter, mine: Matter) => unknown

/** What an action means to people of another agency. */
export type Stance =
  | {
      readonly kind: 'refused'
      readonly input: Give
      /** Their things through one’s own: refused too, in the words for something that does not exist. */
      readonly mixed: Readonly<Record<string, Give>>
    }
  | {
      readonly kind: 'own'
      /** Why it may succeed for a stranger. */
      readonly why: string
      readonly inputs: Readonly<Record<string, Give>>
    }
  | { readonly kind: 'reporter'; readonly why: string; readonly inputs: Readonly<Record<string, Give>> }
  | { readonly kind: 'closed'; readonly why: string }

export const refused = (input: Give, mixed: Readonly<Record<string, Give>> = {}): Stance => ({
  kind: 'refused',
  input,
  mixed,
})

/** Answers everybody, with what is their own. */
export const own = (why: string, inputs: Readonly<Record<string, Give>>): Stance => ({
  kind: 'own',
  why,
  inputs,
})

/** For people without an account; no post of any agency may. */
export const reporter = (why: string, inputs: Readonly<Record<string, Give>> = {}): Stance => ({
  kind: 'reporter',
  why,
  inputs,
})

/** For no person at all, with or without an account. */
export const closed = (why: string): Stance => ({ kind: 'closed', why })
