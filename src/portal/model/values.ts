import type { DraftAnswers } from '../../intake/model/draft.ts'

/** What the fields of a page hold: the kept answers, or what was just typed and refused. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>

export const one = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : value?.join('\n')
}

export const all = (values: Values, name: string): readonly string[] => {
  const value = values[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

export const valuesOf = (answers: DraftAnswers): Values => ({ ...answers })
